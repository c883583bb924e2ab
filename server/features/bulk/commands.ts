import { sql } from 'kysely';
import { type BulkChange, type BulkSet, fewInBulk, mostInBulk } from '#contract/bulk.ts';
import { mostInMacro } from '#contract/bulk-macro.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getMacro, sealOf } from '#server/features/macro/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { requireTarget } from './apply.ts';
import { isOwnChange, neededPermission } from './plan.ts';
import { getBulkAction } from './queries.ts';
import { isMacro, type MacroChange } from './rows.ts';
import { snapshot } from './snapshot.ts';
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
  const wanted = isMacro(change) ? await asPreviewed(tx, viewer, change) : change;
  const ids = await snapshot(tx, viewer, set, now, isMacro(change) ? mostInMacro : mostInBulk);
  const id = newId(now);
  const scope = 'filter' in set ? set.filter : null;
  await insertAction(tx, viewer, { id, change: wanted, scope, total: ids.length, now });
  if (isMacro(change)) await insertTurns(tx, id, ids);
  else await insertBatches(tx, id, ids);
  await workOrQueue(tx, { id, change, total: ids.length }, now);
  return id;
}

/** A macro with the steps that its person has seen. Throws `not_found`, `stale_version` when they are others by now. */
async function asPreviewed(tx: Tx, viewer: Viewer, change: MacroChange): Promise<MacroChange> {
  const { name, steps } = await getMacro(tx, viewer, change.macroId);
  if (sealOf(steps) === change.seal) return { ...change, name };
  throw new AppError('conflict', 'stale_version', 'The macro was changed since it was previewed. Look at it again.');
}

async function insertBatches(tx: Tx, bulkId: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into bulk_batch (workspace_id, bulk_id, n, conversation_ids)
    select ${tx.workspaceId}, ${bulkId}, (n - 1) / ${batchSize}::int, array_agg(id order by n)
    from unnest(${ids}::uuid[]) with ordinality as w (id, n) group by 3`.execute(tx);
}

/** One conversation at a time, as it stands now: what a colleague answers meanwhile is seen as a collision. */
async function insertTurns(tx: Tx, bulkId: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into bulk_batch (workspace_id, bulk_id, n, conversation_ids, seen_version)
    select ${tx.workspaceId}, ${bulkId}, w.n, array[w.id], c.version
    from unnest(${ids}::uuid[]) with ordinality as w (id, n)
    left join conversation c on c.workspace_id = ${tx.workspaceId} and c.id = w.id`.execute(tx);
}

/** Takes an action back, as one of its own. Throws `conflict` unless it has ended and was not taken back yet. */
export async function undoBulk(tx: Tx, viewer: Viewer, bulkId: string, now: Date): Promise<string> {
  const action = await getBulkAction(tx, viewer, bulkId);
  if (action.change === null || action.finishedAt === null)
    throw new AppError('conflict', 'not_possible_here', 'Only a change that has ended can be taken back.');
  refuseForbidden(viewer, action.change);
  if (!action.mine && isOwnChange(action.change))
    throw new AppError('forbidden', 'not_possible_here', 'These marks are another person’s own.');
  if (!action.mine && isMacro(action.change))
    throw new AppError('forbidden', 'not_possible_here', 'Only who ran a macro takes it back.');
  const before = action.undoneBy === null ? null : await getBulkAction(tx, viewer, action.undoneBy);
  if (before && before.state !== 'cancelled')
    throw new AppError('conflict', 'not_possible_here', 'This was taken back already.');
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from bulk_item
    where workspace_id = ${tx.workspaceId} and bulk_id = ${bulkId} and before is not null order by conversation_id`.execute(
    tx,
  );
  const ids = rows.map((row) => row.id);
  const id = newId(now);
  await insertAction(tx, viewer, { id, undoOf: bulkId, total: ids.length, now });
  if (isMacro(action.change)) await insertTurns(tx, id, ids);
  else await insertBatches(tx, id, ids);
  await workOrQueue(tx, { id, change: action.change, total: ids.length }, now);
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

type Begun = { id: string; change: BulkChange; total: number };

async function workOrQueue(tx: Tx, { id, change, total }: Begun, now: Date): Promise<void> {
  if (total <= fewInBulk && !isMacro(change)) await workNext(tx, id, now);
  else await enqueueWork(tx, id);
}

function refuseForbidden({ permissions, agentId }: Viewer, change: BulkChange): void {
  const permission = neededPermission(change);
  if (!permissions.has(permission))
    throw new AppError('forbidden', 'permission_missing', `This needs the permission ${permission}.`, {
      parameters: { permission },
    });
  if (agentId === null && isOwnChange(change))
    throw new AppError('invalid', 'not_possible_here', 'Only a person reads and follows conversations.');
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
