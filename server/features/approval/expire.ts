import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { lockWithConversation, returnRefused } from '#server/features/dispatch/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { lockApproval } from './lock.ts';
import { tellAuthor } from './tell.ts';

/** What nobody decided in time goes back to its author, each in a transaction of its own. */
export async function expireDue({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  const due = await db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from approval where workspace_id = ${tx.workspaceId} and state = 'asked' and expires_at <= ${now()}
      order by expires_at limit 500`.execute(tx);
    return rows;
  });
  for (const { id } of due) await db.inWorkspace(workspaceId, (tx) => expire(tx, id, now()));
}

async function expire(tx: Tx, approvalId: string, now: Date): Promise<void> {
  const { approval, dispatch } = await lockApproval(tx, approvalId, (id) => lockWithConversation(tx, id));
  if (!dispatch || approval.state !== 'asked' || approval.expires_at > now) return;
  await tx
    .updateTable('approval')
    .set({ state: 'expired', decided_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', approvalId)
    .execute();
  if (dispatch.state === 'waiting') await returnRefused(tx, dispatch, now);
  const about = { subject: { kind: 'approval', id: approvalId }, conversationId: dispatch.conversation_id };
  record(tx, { type: 'approval.expired', at: now, actor: systemActor, ...about, detail: {} });
  await tellAuthor(tx, { approval, dispatch, decision: 'refused', by: null }, now);
}
