import * as z from 'zod';
import type { LanguageCode } from '#contract/language.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { sayByItself } from './say-by-itself.ts';
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

/** Says once that a STOP was heard, in the language of the person, where the network takes private messages. */
export function confirmStop(tx: Tx, wanted: Wanted, context: Pick<Context, 'connectors' | 'now'>): Promise<void> {
  return sayByItself(
    tx,
    { ...wanted, carries: 'stop_confirmation' },
    ({ said, spoken }) => words[languageOfStop(said) ?? spoken],
    context,
  );
}
