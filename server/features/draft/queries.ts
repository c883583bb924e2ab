import * as z from 'zod';
import { type Draft, mostBegun } from '#contract/draft.ts';
import { EnteredPromise } from '#contract/promise.ts';
import type { Tx } from '#server/db/client.ts';

const Promised = z.array(EnteredPromise);

/** What an agent left unfinished in a conversation, newest first. */
export async function readDrafts(tx: Tx, agentId: string, conversationId: string): Promise<Draft[]> {
  const rows = await tx
    .selectFrom('draft')
    .select(['mode', 'text', 'attachment_ids', 'post_id', 'saved_reply_ids', 'promised', 'choices', 'updated_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => ({
    mode: row.mode as Draft['mode'],
    text: row.text,
    attachmentIds: row.attachment_ids,
    postId: row.post_id,
    savedReplyIds: row.saved_reply_ids,
    promised: Promised.parse(row.promised),
    choices: row.choices,
    updatedAt: row.updated_at.toISOString(),
  }));
}

/** Where an agent left something unfinished, the latest first. */
export async function listBegun(tx: Tx, agentId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('draft')
    .select(['conversation_id', ({ fn }) => fn.max('updated_at').as('at')])
    .where('workspace_id', '=', tx.workspaceId)
    .where('agent_id', '=', agentId)
    .groupBy('conversation_id')
    .orderBy('at', 'desc')
    .limit(mostBegun)
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}
