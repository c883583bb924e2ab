import type { BulkChange } from '#contract/bulk.ts';
import type { Tx } from '#server/db/client.ts';
import {
  findOrCreateTags,
  findTags,
  followMany,
  lockConversations,
  markManyRead,
  noteEnding,
  readTags,
  requireActiveAgents,
  requireTeam,
  writeChanges,
} from '#server/features/conversation/commands.ts';
import {
  type Ending,
  findEndings,
  findQuestions,
  listMerged,
  listReachable,
} from '#server/features/conversation/queries.ts';
import { readWithheld } from '#server/features/priority/queries.ts';
import { noteLeftTasks } from '#server/features/task/commands.ts';
import { countOpenTasks } from '#server/features/task/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import type { Outcome } from './outcome.ts';
import { earlier, type FieldChange, isOwnChange, type OwnChange, planOne } from './plan.ts';

type Batch = { bulkId: string; viewer: Viewer; ids: readonly string[]; now: Date };

/** Does a change to a batch of conversations, each judged as it stands now; one statement a table. */
export async function applyChange(tx: Tx, change: FieldChange | OwnChange, batch: Batch): Promise<Outcome[]> {
  return isOwnChange(change) ? applyOwn(tx, change, batch) : applyFields(tx, change, batch);
}

async function applyFields(tx: Tx, change: FieldChange, { bulkId, viewer, ids, now }: Batch): Promise<Outcome[]> {
  const locked = new Map((await lockConversations(tx, ids)).map((one) => [one.id, one]));
  const isTargetGone = !(await isTargetThere(tx, change));
  const tags = await tagsFor(tx, change, ids, now);
  const stands = isResolving(change) ? await readPublic(tx, ids, now) : noPublic;
  const openTasks = isResolving(change) ? await countOpenTasks(tx, ids) : new Map<string, number>();
  const withheld = isResolving(change) ? await readWithheld(tx, viewer, ids, 'resolve') : new Map<string, unknown>();
  const verdicts = ids.map((id) => ({
    id,
    verdict: planOne(locked.get(id), {
      viewer,
      change,
      now,
      isTargetGone,
      tags,
      unanswered: stands.waiting,
      openTasks,
      withheld,
    }),
  }));
  const changes = verdicts.flatMap(({ verdict }) => (verdict.is === 'changed' ? [verdict.change] : []));
  await writeChanges(tx, changes, { actor: actorOf(viewer), now, correlationId: bulkId });
  if (change.kind === 'status' && isResolving(change)) {
    const ended = changes.map(({ id }) => ({
      conversationId: id,
      posts: stands.endings.get(id) ?? [],
      questions: stands.questions.get(id)?.length ?? 0,
    }));
    const leave = change.leaveUnanswered;
    await noteEnding(tx, { actor: actorOf(viewer), ended, leave, now, correlationId: bulkId });
  }
  for (const { id } of changes) {
    const count = openTasks.get(id) ?? 0;
    const left = { actor: actorOf(viewer), conversationId: id, count, now, correlationId: bulkId };
    if (count > 0) noteLeftTasks(tx, left);
  }
  return verdicts.map(({ id, verdict }) =>
    verdict.is === 'changed' ? { id, is: 'changed', before: earlier(change, verdict.change) } : { id, ...verdict },
  );
}

type Public = {
  endings: ReadonlyMap<string, readonly Ending[]>;
  questions: ReadonlyMap<string, readonly unknown[]>;
  /** Conversations that are not closed in public. */
  waiting: ReadonlyMap<string, unknown>;
};
const noPublic: Public = { endings: new Map(), questions: new Map(), waiting: new Map() };

/** The public side of conversations that are to be resolved. */
async function readPublic(tx: Tx, ids: readonly string[], now: Date): Promise<Public> {
  const [endings, questions] = [await findEndings(tx, ids), await findQuestions(tx, ids, now)];
  const open = [...endings].filter(([, posts]) => posts.some(({ isClosed }) => !isClosed));
  return { endings, questions, waiting: new Map<string, unknown>([...open, ...questions]) };
}

const isResolving = (change: FieldChange) => change.kind === 'status' && change.status === 'resolved';

/** What one person has to do with conversations: their unread mark, their following. */
async function applyOwn(tx: Tx, change: OwnChange, { bulkId, viewer, ids, now }: Batch): Promise<Outcome[]> {
  const { agentId } = viewer;
  const reachable = new Set(agentId === null ? [] : await listReachable(tx, viewer, ids));
  const merged = new Set(await listMerged(tx, [...reachable]));
  const conversationIds = [...reachable].filter((id) => !merged.has(id));
  const changed = new Map<string, Record<string, unknown>>();
  if (agentId !== null && change.kind === 'read') {
    const marked = await markManyRead(tx, { agentId, conversationIds, isRead: change.read, now });
    for (const { before, readAt } of marked) changed.set(before.id, { ...before, setAt: readAt });
  } else if (agentId !== null && change.kind === 'follow') {
    const isFollowing = change.follow;
    const actor = actorOf(viewer);
    const followed = { actor, agentId, conversationIds, isFollowing, now, correlationId: bulkId };
    for (const id of await followMany(tx, followed)) changed.set(id, {});
  }
  return ids.map((id) => {
    if (!reachable.has(id)) return { id, is: 'skipped', reason: 'gone' };
    if (merged.has(id)) return { id, is: 'skipped', reason: 'merged' };
    const before = changed.get(id);
    return before ? { id, is: 'changed', before } : { id, is: 'same' };
  });
}

/** Whether the agent and the team that it would go to can take it. */
async function isTargetThere(tx: Tx, change: BulkChange): Promise<boolean> {
  try {
    await requireTarget(tx, change);
    return true;
  } catch {
    return false;
  }
}

/** Throws `not_found` when the agent or team that it would go to is not here. */
export async function requireTarget(tx: Tx, change: BulkChange): Promise<void> {
  if (change.kind !== 'assign') return;
  if (change.assigneeId !== null) await requireActiveAgents(tx, [change.assigneeId]);
  if (change.teamId) await requireTeam(tx, change.teamId);
}

async function tagsFor(tx: Tx, change: FieldChange, ids: readonly string[], now: Date) {
  if (change.kind !== 'tags') return { add: [], remove: [], current: new Map() };
  return {
    add: await findOrCreateTags(tx, change.add, now),
    remove: await findTags(tx, change.remove),
    current: await readTags(tx, ids),
  };
}
