import { sql } from 'kysely';
import { type BulkChange, type BulkReason, type BulkSet, fewInBulk, mostInBulk } from '#contract/bulk.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { listIds } from '#server/features/conversation/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { requireTarget } from './apply.ts';
import { neededPermission } from './plan.ts';
import { getBulkAction } from './queries.ts';
import { workNext } from './work.ts';

/** Conversations a transaction: large enough for set-based statements, small enough for a short lock of the event chain. */
const batchSize = 500;

export const workJob = { name: 'bulk.work', maxAttempts: 25 };

/**
 * Starts a change of the set as it is now. A small one is done when this returns; the rest becomes a job. Throws AppError
 * when the asker may not do that at all, when it cannot be done to anything, or when the set is too large.
 */
export async function startBulk(
  tx: Tx,
  viewer: Viewer,
  { set, change }: { set: BulkSet; change: BulkChange },
  now: Date,
): Promise<string> {
  refuseForbidden(viewer, change);
  if (change.kind === 'snooze' && change.until !== null && new Date(change.until) <= now)
    throw new AppError('invalid', 'bad_request', 'A snooze needs a time that is still to come (until).');
  await requireTarget(tx, change);
  const ids = await snapshot(tx, viewer, set, now);
  const id = newId(now);
  await insertAction(tx, viewer, { id, change, scope: 'filter' in set ? set.filter : null, total: ids.length, now });
  await sql`
    insert into bulk_batch (workspace_id, bulk_id, n, conversation_ids)
    select ${tx.workspaceId}, ${id}, (n - 1) / ${batchSize}::int, array_agg(id order by n)
    from unnest(${ids}::uuid[]) with ordinality as w (id, n) group by 3`.execute(tx);
  await workOrQueue(tx, id, ids.length, now);
  return id;
}

/** Takes an action back, as one of its own. Throws `conflict` unless it has ended and was not taken back yet. */
export async function undoBulk(tx: Tx, viewer: Viewer, bulkId: string, now: Date): Promise<string> {
  const action = await getBulkAction(tx, viewer, bulkId);
  if (action.change === null || action.finishedAt === null)
    throw new AppError('conflict', 'not_possible_here', 'Only a change that has ended can be taken back.');
  refuseForbidden(viewer, action.change);
  if (!action.mine && (action.change.kind === 'read' || action.change.kind === 'follow'))
    throw new AppError('forbidden', 'not_possible_here', 'These marks are another person’s own.');
  const before = action.undoneBy === null ? null : await getBulkAction(tx, viewer, action.undoneBy);
  if (before && before.state !== 'cancelled')
    throw new AppError('conflict', 'not_possible_here', 'This was taken back already.');
  const id = newId(now);
  await insertAction(tx, viewer, { id, undoOf: bulkId, total: action.changed, now });
  await sql`
    insert into bulk_batch (workspace_id, bulk_id, n, conversation_ids)
    select ${tx.workspaceId}, ${id}, (n - 1) / ${batchSize}::int, array_agg(conversation_id)
    from (
      select conversation_id, row_number() over (order by conversation_id) as n from bulk_item
      where workspace_id = ${tx.workspaceId} and bulk_id = ${bulkId} and outcome = 'changed'
    ) as changed group by 3`.execute(tx);
  await workOrQueue(tx, id, action.changed, now);
  return id;
}

/** Stops an action after the batch that is under way. One that has ended stays as it is. */
export async function cancelBulk(tx: Tx, viewer: Viewer, bulkId: string): Promise<void> {
  await getBulkAction(tx, viewer, bulkId);
  const { numUpdatedRows } = await tx
    .updateTable('bulk_action')
    .set({ state: 'cancelling' })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', bulkId)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await enqueueWork(tx, bulkId);
}

/** A job for what is left of an action. */
export function enqueueWork(tx: Tx, bulkId: string): Promise<void> {
  return enqueue(tx, workJob, { workspaceId: tx.workspaceId, bulkId }, { key: bulkId });
}

async function workOrQueue(tx: Tx, bulkId: string, total: number, now: Date): Promise<void> {
  if (total <= fewInBulk) await workNext(tx, bulkId, now);
  else await enqueueWork(tx, bulkId);
}

function refuseForbidden({ permissions, agentId }: Viewer, change: BulkChange): void {
  const permission = neededPermission(change);
  if (!permissions.has(permission))
    throw new AppError('forbidden', 'permission_missing', `This needs the permission ${permission}.`, {
      parameters: { permission },
    });
  if (agentId === null && permission === 'inbox.read')
    throw new AppError('invalid', 'not_possible_here', 'Only a person reads and follows conversations.');
}

async function snapshot(tx: Tx, viewer: Viewer, set: BulkSet, now: Date): Promise<string[]> {
  if ('ids' in set) return [...new Set(set.ids)];
  if ('leftOutOf' in set) return listLeftOut(tx, viewer, set);
  const except = new Set(set.except);
  const found = await listIds(tx, viewer, { filter: set.filter, most: mostInBulk + except.size + 1, now });
  const ids = found.filter((id) => !except.has(id));
  if (ids.length <= mostInBulk) return ids;
  throw new AppError(
    'invalid',
    'too_many',
    `These are more than ${mostInBulk.toLocaleString('en')} conversations, the most that one action takes. Narrow the view first.`,
    { parameters: { most: mostInBulk } },
  );
}

/** What another action of the caller left out for one reason. Throws `not_found`. */
async function listLeftOut(
  tx: Tx,
  viewer: Viewer,
  { leftOutOf, reason }: { leftOutOf: string; reason: BulkReason },
): Promise<string[]> {
  await getBulkAction(tx, viewer, leftOutOf);
  const rows = await tx
    .selectFrom('bulk_item')
    .select('conversation_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('bulk_id', '=', leftOutOf)
    .where('outcome', '=', 'skipped')
    .where('reason', '=', reason)
    .orderBy('conversation_id')
    .execute();
  return rows.map((row) => row.conversation_id);
}

type NewAction = { id: string; change?: BulkChange; undoOf?: string; scope?: unknown; total: number; now: Date };

async function insertAction(
  tx: Tx,
  viewer: Viewer,
  { id, change, undoOf, scope = null, total, now }: NewAction,
): Promise<void> {
  await tx
    .insertInto('bulk_action')
    .values({
      workspace_id: tx.workspaceId,
      id,
      agent_id: viewer.agentId,
      api_key_id: viewer.apiKeyId,
      change: change ? JSON.stringify(change) : null,
      undo_of: undoOf ?? null,
      scope: scope === null ? null : JSON.stringify(scope),
      state: 'running',
      total,
      created_at: now,
    })
    .execute();
  record(tx, {
    type: 'bulk.started',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'bulk', id },
    correlationId: id,
    detail: { kind: change?.kind ?? 'undo', total },
  });
}
