import { type ConversationStatus, conversationStatuses, type ViewKey } from '#contract/conversation.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** What decides whether a conversation stands in a view. */
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

/** A standard view within the viewer's reach. `mentions` and `following` are that reach: the rest is asked for apart. */
export function viewBranches(view: ViewKey, viewer: Viewer): Branch[] {
  const within = viewConditions(view, viewer);
  const branches = within.flatMap((wanted) => reachBranches(viewer).flatMap((seen) => both(wanted, seen)));
  return unique(branches.flatMap(ordered));
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

/** What a view may ask of a viewer's own relation to a conversation: an unseen note names them; they follow it. */
export type Relation = { isMentioned: boolean; isFollowed: boolean };

/** Whether a conversation stands in a view now. */
export function isInView(
  view: ViewKey,
  viewer: Viewer,
  placed: Placed,
  { isMentioned, isFollowed }: Relation,
): boolean {
  if (view === 'mentions' && !isMentioned) return false;
  if (view === 'following' && !isFollowed) return false;
  return viewBranches(view, viewer).some((branch) => matches(branch, placed));
}

/** What a view asks for, reach aside. */
export function viewConditions(view: ViewKey, { agentId, teamIds }: Viewer): Branch[] {
  switch (view) {
    case 'mine':
      return agentId === null ? [] : [{ status: 'open', assigneeId: agentId }];
    case 'unassigned':
      return [{ status: 'open', assigneeId: null }];
    case 'team':
      return teamIds.map((teamId) => ({ status: 'open', teamId }));
    case 'pending':
      // Both wait for somebody else: the customer, or a department.
      return [{ status: 'pending' }, { status: 'on_hold' }];
    case 'open':
    case 'snoozed':
    case 'resolved':
      return [{ status: view }];
    case 'mentions':
    case 'following':
    case 'all':
      return [{}];
  }
}

/** The branch that asks for both, or none when they contradict each other. */
function both(a: Branch, b: Branch): Branch[] {
  const merged = { ...a, ...b };
  const agrees = (Object.keys(a) as (keyof Branch)[]).every((key) => b[key] === undefined || a[key] === b[key]);
  return agrees ? [merged] : [];
}

/** The indexes by assignee and team are ordered within a status, so such a branch names each. */
function ordered(branch: Branch): Branch[] {
  if (branch.status !== undefined || (branch.assigneeId === undefined && branch.teamId === undefined)) return [branch];
  return conversationStatuses.map((status) => ({ ...branch, status }));
}

function unique(branches: Branch[]): Branch[] {
  const keyed = branches.map((branch) => [`${branch.status} ${branch.assigneeId} ${branch.teamId}`, branch] as const);
  return [...new Map(keyed).values()];
}
