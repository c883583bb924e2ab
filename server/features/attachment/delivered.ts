import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import { connectorOf } from '#server/features/channel/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

const scheme = 'delivery:';

/** Whether the file came with its message and is no address of its own. */
export const isDelivered = (url: string): boolean => url.startsWith(scheme);

/** Cuts the file out of the delivery that brought its message; null when it is not in it or the delivery is gone. */
export async function cutDelivered(
  context: Context,
  workspaceId: WorkspaceId,
  { attachmentId, url }: { attachmentId: string; url: string },
): Promise<Uint8Array | null> {
  const { rows } = await context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ network: string; body: Buffer }>`
      select d.network, d.body from attachment a
      join message m on m.workspace_id = a.workspace_id and m.id = a.message_id
      join delivery_item i on i.workspace_id = m.workspace_id and i.received_at = m.received_at and i.message_id = m.id
      join delivery d on d.workspace_id = i.workspace_id and d.received_at = i.received_at and d.id = i.delivery_id
      where a.workspace_id = ${tx.workspaceId} and a.id = ${attachmentId} limit 1`.execute(tx),
  );
  const [found] = rows;
  if (!found) return null;
  const { cutAttachment } = connectorOf(context, found.network);
  return (await cutAttachment?.(found.body, url.slice(scheme.length))) ?? null;
}
