import { sql } from 'kysely';
import type { Draft } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';

/** Keeps what an agent is typing in one mode; with neither text nor attachment the draft is gone. */
export async function saveDraft(
  tx: Tx,
  agentId: string,
  conversationId: string,
  { mode, text, attachmentIds }: Pick<Draft, 'mode' | 'text' | 'attachmentIds'>,
  now: Date,
): Promise<void> {
  if (text === '' && attachmentIds.length === 0) return deleteDraft(tx, agentId, conversationId, mode);
  await sql`
    insert into draft (workspace_id, conversation_id, agent_id, mode, text, attachment_ids, updated_at)
    values (${tx.workspaceId}, ${conversationId}, ${agentId}, ${mode}, ${text}, ${attachmentIds}::uuid[], ${now})
    on conflict (workspace_id, conversation_id, agent_id, mode)
    do update set text = excluded.text, attachment_ids = excluded.attachment_ids, updated_at = excluded.updated_at`.execute(
    tx,
  );
}

/** Forgets a draft, as after sending it. */
export async function deleteDraft(tx: Tx, agentId: string, conversationId: string, mode: Draft['mode']): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('mode', '=', mode)
    .execute();
}
