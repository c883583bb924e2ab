import type { Selectable } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Approval as ApprovalTable } from '#server/db/tables.ts';
import { notFound } from '#server/errors.ts';

export type ApprovalRow = Selectable<ApprovalTable>;

/** An approval with its dispatch, both locked: the dispatch first, as everywhere. Throws `not_found`. */
export async function lockApproval<Dispatch>(
  tx: Tx,
  approvalId: string,
  lockDispatch: (dispatchId: string) => Promise<Dispatch>,
): Promise<{ approval: ApprovalRow; dispatch: Dispatch }> {
  const query = tx
    .selectFrom('approval')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', approvalId);
  const found = await query.executeTakeFirst();
  if (!found) throw notFound('approval');
  const dispatch = await lockDispatch(found.dispatch_id);
  return { approval: await query.forUpdate().executeTakeFirstOrThrow(), dispatch };
}
