import { type ConversationStatus, conversationStatuses, type ViewFilter } from '#contract/filter.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** What decides who may see a conversation, and where the indexes of the lists begin. */
export type Placed = { status: ConversationStatus; assigneeId: string | null; teamId: string | null };

/**
 * One set of equal values that a conversation must have; absent means any. Every branch is one range of one index in
 * order of recency, so a page of a view is the newest of a handful of such ranges however large the workspace is.
 */
export type Branch = Partial<Placed>;

/** What the viewer may see at all. */
export function reachBranches({ reach, teamIds, agentId }: Viewer): Branch[] {
  if (reach === 'all') return [{}];
  const own = agentId === null ? [] : [{ assigneeId: agentId }];
  if (reach === 'escalated') return own;
  return [...teamIds.map((teamId) => ({ teamId })), ...own, { assigneeId: null, teamId: null }];
}

/** What a filter asks of status, assignee and team, reach aside; the rest of it is asked of each row. */
export function filterBranches({ status, assignee, team }: ViewFilter, { agentId, teamIds }: Viewer): Branch[] {
  const statuses: Branch[] = status?.map((one) => ({ status: one })) ?? [{}];
  const assignees = assignee?.flatMap((one): Branch[] => {
    if (one === 'nobody') return [{ assigneeId: null }];
    if (one !== 'me') return [{ assigneeId: one }];
    return agentId === null ? [] : [{ assigneeId: agentId }];
  }) ?? [{}];
  const teams = team?.flatMap((one): Branch[] => {
    if (one === 'none') return [{ teamId: null }];
    return one === 'mine' ? teamIds.map((teamId) => ({ teamId })) : [{ teamId: one }];
  }) ?? [{}];
  return product(product(statuses, assignees), teams);
}

/**
 * The same within the viewer's reach, each branch a range of an index: `byStatus` names the status in each, as the
 * indexes of other orders than recency want it.
 */
export function rangesOf(filter: ViewFilter, viewer: Viewer, byStatus: boolean): Branch[] {
  const branches = product(filterBranches(filter, viewer), reachBranches(viewer));
  return unique(branches.flatMap((branch) => named(branch, byStatus)));
}

export function matches(branch: Branch, { status, assigneeId, teamId }: Placed): boolean {
  return (
    (branch.status === undefined || branch.status === status) &&
    (branch.assigneeId === undefined || branch.assigneeId === assigneeId) &&
    (branch.teamId === undefined || branch.teamId === teamId)
  );
}

export function canReach(viewer: Viewer, placed: Placed): boolean {
  return reachBranches(viewer).some((branch) => matches(branch, placed));
}

/** The branches that ask for both; those that contradict each other drop out. */
function product(some: readonly Branch[], others: readonly Branch[]): Branch[] {
  return some.flatMap((a) => others.filter((b) => agree(a, b)).map((b) => ({ ...a, ...b })));
}

/** Whether no conversation can lie in two of these, so that nobody has to look for those that do. */
export function areApart(branches: readonly Branch[]): boolean {
  return branches.every((one, n) => branches.slice(n + 1).every((other) => !agree(one, other)));
}

function agree(a: Branch, b: Branch): boolean {
  return (Object.keys(a) as (keyof Branch)[]).every((key) => b[key] === undefined || a[key] === b[key]);
}

/** The indexes by assignee and team are ordered within a status, so such a branch names each. */
function named(branch: Branch, byStatus: boolean): Branch[] {
  if (branch.status !== undefined) return [branch];
  if (!byStatus && branch.assigneeId === undefined && branch.teamId === undefined) return [branch];
  return conversationStatuses.map((status) => ({ ...branch, status }));
}

function unique(branches: Branch[]): Branch[] {
  const keyed = branches.map((branch) => [`${branch.status} ${branch.assigneeId} ${branch.teamId}`, branch] as const);
  return [...new Map(keyed).values()];
}
