import { sql } from 'kysely';
import * as z from 'zod';
import { LanguageCode } from '#contract/language.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { saySomething } from '#server/features/dispatch/commands.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { languageOfStop } from './stop-words.ts';

export const confirmStopJob = {
  name: 'contact.confirm_stop',
  maxAttempts: 10,
  payload: z.object({ workspaceId: z.uuid(), conversationId: z.uuid(), messageId: z.uuid() }),
};

/** The one sentence that still leaves after a STOP. */
const words: Record<LanguageCode, string> = {
  en: 'We will not write to you on our own any more. If you write to us, we answer. Send START to change your mind.',
  de: 'Wir schreiben Ihnen von uns aus nicht mehr. Wenn Sie uns schreiben, antworten wir. Mit START nehmen Sie das zurück.',
  es: 'No volveremos a escribirle por iniciativa propia. Si nos escribe, le responderemos. Envíe ALTA para cambiar de opinión.',
  fr: 'Nous ne vous écrirons plus de nous-mêmes. Si vous nous écrivez, nous répondrons. Envoyez START pour changer d’avis.',
  ar: 'لن نراسلك بعد الآن من تلقاء أنفسنا. إذا كتبت إلينا فسنجيبك. أرسل «ابدأ» إذا غيّرت رأيك.',
};

type Wanted = { conversationId: string; messageId: string };

/**
 * Says once that a STOP was heard, in the language of the person, where the network takes private messages; the message's
 * own id is the key, so that it is never said twice. What the gate refuses stays unsaid.
 */
export async function confirmStop(
  tx: Tx,
  { conversationId, messageId }: Wanted,
  { connectors, now }: Pick<Context, 'connectors' | 'now'>,
): Promise<void> {
  const { rows } = await sql<{ text: string; spoken: string | null; version: number }>`
    select m.text, coalesce(m.language, c.language) as spoken, c.version
    from message m join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.merged_into is null
    where m.workspace_id = ${tx.workspaceId} and m.id = ${messageId} and m.conversation_id = ${conversationId}
      and m.deleted_at is null`.execute(tx);
  const [row] = rows;
  if (!row) return;
  const language =
    languageOfStop(row.text) ?? LanguageCode.safeParse(row.spoken?.toLowerCase().split('-')[0]).data ?? 'en';
  const input = {
    clientKey: messageId,
    stage: 'private' as const,
    text: words[language],
    replyToId: messageId,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: row.version,
    accepted: ['channel'],
    automatic: true,
  };
  const outside = { connectors, now: now(), undoMs: 0 };
  await saySomething(tx, program(tx), { conversationId, input, carries: 'stop_confirmation' }, outside);
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
