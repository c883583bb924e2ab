import { sql } from 'kysely';
import { LanguageCode } from '#contract/language.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { saySomething } from '#server/features/dispatch/commands.ts';
import type { Carried } from '#server/features/gate/commands.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';

type Wanted = { conversationId: string; messageId: string; carries?: Carried };
/** A private message of theirs: its words, and the language in which they speak as far as we speak it, else English. */
export type Spoken = { said: string; spoken: LanguageCode };

/**
 * The program answers a private message by itself, once: the message's own id is the key. What the gate refuses stays
 * unsaid, and so does what answers a message that was deleted meanwhile.
 */
export async function sayByItself(
  tx: Tx,
  { conversationId, messageId, carries }: Wanted,
  write: (spoken: Spoken) => string,
  { connectors, now }: Pick<Context, 'connectors' | 'now'>,
): Promise<void> {
  const { rows } = await sql<{ said: string; spoken: string | null; version: number }>`
    select m.text as said, coalesce(m.language, c.language) as spoken, c.version
    from message m join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.merged_into is null
    where m.workspace_id = ${tx.workspaceId} and m.id = ${messageId} and m.conversation_id = ${conversationId}
      and m.deleted_at is null`.execute(tx);
  const [row] = rows;
  if (!row) return;
  const spoken = LanguageCode.safeParse(row.spoken?.toLowerCase().split('-')[0]).data ?? 'en';
  const input = {
    ...{ clientKey: messageId, stage: 'private' as const, replyToId: messageId, seenVersion: row.version },
    ...{ text: write({ said: row.said, spoken }), automatic: true },
    ...{ attachmentIds: [], addresseeIds: [], accepted: ['channel'] },
  };
  const outside = { connectors, now: now(), undoMs: 0 };
  await saySomething(tx, program(tx), { conversationId, input, ...(carries ? { carries } : {}) }, outside);
}

/** The program itself: it may say this one thing in private. */
const program = (tx: Tx): Viewer => ({
  // The transaction was opened for this workspace by a job.
  workspaceId: tx.workspaceId as WorkspaceId,
  agentId: null,
  apiKeyId: null,
  permissions: new Set(['reply.private', 'reply.draft']),
  reach: 'all',
  teamIds: [],
});
