import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { findAsker } from '#server/features/session/queries.ts';
import type { Actor, Viewer } from '#server/http/viewer.ts';
import { applyChange } from './apply.ts';
import { note } from './note.ts';
import { type Outcome, skipAll } from './outcome.ts';
import { neededPermission } from './plan.ts';
import { restore } from './restore.ts';
import { type ActionRow, isMacro, lockAction } from './rows.ts';

/**
 * Works the next batch of an action in the caller's transaction, with the rights that its asker has now; answers whether
 * more is to do. The action's lock and the batch's end in one commit, so that nothing is done twice whoever is killed.
 */
export async function workNext(tx: Tx, bulkId: string, now: Date): Promise<boolean> {
  const action = await lockAction(tx, bulkId);
  if (!action || (action.state !== 'running' && action.state !== 'cancelling')) return false;
  if (action.state === 'cancelling') return finish(tx, action, now);
  // Macros are worked in one conversation at a time, in work-macro.ts; what is left here is their end.
  const change = action.change ?? action.undoes?.change;
  const ids = change && isMacro(change) ? null : await takeBatch(tx, bulkId);
  if (ids) {
    const viewer = await findAsker(tx, action.asker);
    await note(tx, bulkId, await work(tx, action, { viewer, ids, now }));
  }
  const left = await tx
    .selectFrom('bulk_batch')
    .select('n')
    .where('workspace_id', '=', tx.workspaceId)
    .where('bulk_id', '=', bulkId)
    .limit(1)
    .executeTakeFirst();
  return left ? true : finish(tx, action, now);
}

type Batch = { viewer: Viewer | null; ids: readonly string[]; now: Date };

async function work(tx: Tx, action: ActionRow, { viewer, ids, now }: Batch): Promise<Outcome[]> {
  const { id: bulkId, change, undoes } = action;
  const wanted = change ?? undoes?.change;
  if (!wanted || isMacro(wanted) || !viewer?.permissions.has(neededPermission(wanted)))
    return skipAll(ids, 'permission');
  if (undoes) return restore(tx, wanted, { bulkId, undoOf: undoes.id, viewer, ids, now });
  return applyChange(tx, wanted, { bulkId, viewer, ids, now });
}

async function takeBatch(tx: Tx, bulkId: string): Promise<string[] | null> {
  const { rows } = await sql<{ conversation_ids: string[] }>`
    delete from bulk_batch where workspace_id = ${tx.workspaceId} and bulk_id = ${bulkId} and n = (
      select min(b.n) from bulk_batch b where b.workspace_id = ${tx.workspaceId} and b.bulk_id = ${bulkId}
    ) returning conversation_ids`.execute(tx);
  return rows[0]?.conversation_ids ?? null;
}

async function finish(tx: Tx, action: ActionRow, now: Date): Promise<false> {
  const isCancelled = action.state === 'cancelling';
  await tx
    .deleteFrom('bulk_batch')
    .where('workspace_id', '=', tx.workspaceId)
    .where('bulk_id', '=', action.id)
    .execute();
  const { rows } = await sql<{ changed: number; skipped: number }>`
    update bulk_action set state = ${isCancelled ? 'cancelled' : 'done'}, finished_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${action.id}
    returning changed, coalesce((select sum(value::int) from jsonb_each_text(skipped)), 0)::int as skipped`.execute(tx);
  const figures = rows[0] ?? { changed: 0, skipped: 0 };
  record(tx, {
    type: 'bulk.finished',
    at: now,
    actor: actorOfAsker(action.asker),
    subject: { kind: 'bulk', id: action.id },
    correlationId: action.id,
    detail: { ...figures, cancelled: isCancelled },
  });
  return false;
}

function actorOfAsker(asker: ActionRow['asker']): Actor {
  return 'agentId' in asker ? { kind: 'agent', id: asker.agentId } : { kind: 'api_key', id: asker.apiKeyId };
}
