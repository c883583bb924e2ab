import { type BulkReason, type BulkSet, mostInBulk } from '#contract/bulk.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { listIds } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { getBulkAction } from './queries.ts';

/** The conversations of a set as it is now, each once. Throws `too_many` above the most that may be. */
export async function snapshot(tx: Tx, viewer: Viewer, set: BulkSet, now: Date, most = mostInBulk): Promise<string[]> {
  const ids = await listSet(tx, viewer, set, now, most);
  if (ids.length <= most) return ids;
  throw new AppError(
    'invalid',
    'too_many',
    `These are more than ${most.toLocaleString('en')} conversations, the most that one action takes. Narrow the view first.`,
    { parameters: { most } },
  );
}

async function listSet(tx: Tx, viewer: Viewer, set: BulkSet, now: Date, most: number): Promise<string[]> {
  if ('ids' in set) return [...new Set(set.ids)];
  if ('leftOutOf' in set) return listLeftOut(tx, viewer, set);
  const except = new Set(set.except);
  const found = await listIds(tx, viewer, { filter: set.filter, most: most + except.size + 1, now });
  return found.filter((id) => !except.has(id));
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
