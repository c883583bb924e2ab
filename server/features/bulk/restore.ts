import { sql } from 'kysely';
import * as z from 'zod';
import { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import {
  type Change,
  followMany,
  type Locked,
  lockConversations,
  restoreRead,
  type Standing,
  type Tag,
  writeChanges,
} from '#server/features/conversation/commands.ts';
import { canReach } from '#server/features/conversation/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import type { Outcome } from './outcome.ts';
import { eventsOf, type FieldChange, isOwnChange, type OwnChange } from './plan.ts';

const moment = z.string().nullable();
const EarlierFields = z.object({
  status: z.optional(ConversationStatus),
  snoozedUntil: moment.optional(),
  heldBy: z.string().nullable().optional(),
  resolvedAt: moment.optional(),
  assigneeId: z.uuid().nullable().optional(),
  teamId: z.uuid().nullable().optional(),
  priority: z.optional(Priority),
});
const EarlierTags = z.object({ added: z.array(z.uuid()), removed: z.array(z.uuid()) });
const EarlierRead = z.object({ readAt: moment, isUnread: z.boolean(), setAt: z.string() });

type Batch = { bulkId: string; undoOf: string; viewer: Viewer; ids: readonly string[]; now: Date };

/** Takes a change back where nobody changed the same thing since: each conversation gets exactly its earlier value. */
export async function restore(tx: Tx, change: FieldChange | OwnChange, batch: Batch): Promise<Outcome[]> {
  const before = await readEarlier(tx, batch);
  if (!isOwnChange(change)) return restoreFields(tx, change, before, batch);
  const { agentId } = batch.viewer;
  if (agentId === null) return batch.ids.map((id) => ({ id, is: 'skipped', reason: 'permission' }));
  const restored = new Set(
    change.kind === 'follow'
      ? await followMany(tx, {
          actor: actorOf(batch.viewer),
          agentId,
          conversationIds: batch.ids,
          isFollowing: !change.follow,
          now: batch.now,
          correlationId: batch.bulkId,
        })
      : await restoreMarks(tx, agentId, change.read, before),
  );
  return batch.ids.map((id) =>
    restored.has(id) ? { id, is: 'changed', before: {} } : { id, is: 'skipped', reason: 'changed_since' },
  );
}

type Earlier = ReadonlyMap<string, unknown>;

async function readEarlier(tx: Tx, { undoOf, ids }: Batch): Promise<Earlier> {
  const rows = await tx
    .selectFrom('bulk_item')
    .select(['conversation_id', 'before'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('bulk_id', '=', undoOf)
    .where(sql<boolean>`conversation_id = any(${ids}::uuid[])`)
    .where('outcome', '=', 'changed')
    .execute();
  return new Map(rows.map((row) => [row.conversation_id, row.before]));
}

function restoreMarks(tx: Tx, agentId: string, wasRead: boolean, earlier: Earlier): Promise<string[]> {
  const states = [...earlier].map(([id, kept]) => {
    const { readAt, isUnread, setAt } = EarlierRead.parse(kept);
    return { before: { id, readAt, isUnread }, set: { readAt: setAt, isUnread: !wasRead } };
  });
  return restoreRead(tx, agentId, states);
}

async function restoreFields(
  tx: Tx,
  change: FieldChange,
  earlier: Earlier,
  { bulkId, undoOf, viewer, ids, now }: Batch,
): Promise<Outcome[]> {
  const locked = new Map((await lockConversations(tx, ids)).map((one) => [one.id, one]));
  const untouched = await readUntouched(tx, ids, eventsOf[change.kind], undoOf);
  const tags = change.kind === 'tags' ? await readTagNames(tx, earlier) : new Map<string, string>();
  const changes: Change[] = [];
  const outcomes = ids.map((id): Outcome => {
    const now = locked.get(id);
    if (!now) return { id, is: 'skipped', reason: 'gone' };
    const wanted = undone(now, change, earlier.get(id), tags);
    // Who gave something away may take it back, though it went out of their sight.
    if (!canReach(viewer, now) && !canReach(viewer, wanted.after)) return { id, is: 'skipped', reason: 'gone' };
    if (now.isMerged) return { id, is: 'skipped', reason: 'merged' };
    if (!untouched.has(id)) return { id, is: 'skipped', reason: 'changed_since' };
    changes.push(wanted);
    return { id, is: 'changed', before: {} };
  });
  await writeChanges(tx, changes, { actor: actorOf(viewer), now, correlationId: bulkId });
  return outcomes;
}

/** Pure: the conversation with its earlier value. */
function undone(now: Locked, { kind }: FieldChange, earlier: unknown, names: ReadonlyMap<string, string>): Change {
  if (kind !== 'tags') {
    const kept = EarlierFields.parse(earlier ?? {});
    const after: Standing = { ...now, ...(kept as Partial<Standing>) };
    return { id: now.id, before: now, after };
  }
  const { added, removed } = EarlierTags.parse(earlier ?? { added: [], removed: [] });
  const known = (ids: readonly string[]): Tag[] =>
    ids.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
  return { id: now.id, before: now, after: now, tags: { added: known(removed), removed: known(added) } };
}

/** Those whose newest event of these types is the one of that bulk action. */
async function readUntouched(
  tx: Tx,
  ids: readonly string[],
  types: readonly string[],
  bulkId: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select w.id from unnest(${ids}::uuid[]) as w (id)
    cross join lateral (
      select e.correlation_id from event e
      where e.workspace_id = ${tx.workspaceId} and e.conversation_id = w.id and e.type = any(${types}::text[])
      order by e.position desc limit 1
    ) newest
    where newest.correlation_id = ${bulkId}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

async function readTagNames(tx: Tx, earlier: Earlier): Promise<ReadonlyMap<string, string>> {
  const ids = [...earlier.values()].flatMap((kept) => {
    const { added, removed } = EarlierTags.parse(kept);
    return [...added, ...removed];
  });
  const { rows } = await sql<Tag>`
    select id, name from tag where workspace_id = ${tx.workspaceId} and id = any(${[...new Set(ids)]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
