import * as z from 'zod';
import { PersonQuiet } from '#contract/contact-preference.ts';
import type { LanguageCode } from '#contract/language.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { sayByItself } from './say-by-itself.ts';

export const confirmWishJob = {
  name: 'contact.confirm_wish',
  maxAttempts: 10,
  payload: z.object({
    ...{ workspaceId: z.uuid(), conversationId: z.uuid(), messageId: z.uuid() },
    quiet: z.nullable(PersonQuiet),
  }),
};

const quietWords: Record<LanguageCode, (hours: PersonQuiet) => string> = {
  en: ({ from, to, timeZone }) => `Noted: we will not write to you on our own from ${from} to ${to} (${timeZone}).`,
  de: ({ from, to, timeZone }) =>
    `Notiert: Von ${from} bis ${to} Uhr (${timeZone}) schreiben wir Ihnen nicht von uns aus.`,
  es: ({ from, to, timeZone }) => `Anotado: de ${from} a ${to} (${timeZone}) no le escribiremos por iniciativa propia.`,
  fr: ({ from, to, timeZone }) =>
    `C’est noté : de ${from} à ${to} (${timeZone}), nous ne vous écrirons pas de nous-mêmes.`,
  ar: ({ from, to, timeZone }) => `تم التسجيل: لن نراسلك من تلقاء أنفسنا من ${from} إلى ${to} (${timeZone}).`,
};
const openWords: Record<LanguageCode, string> = {
  en: 'Noted: we may write to you at any hour.',
  de: 'Notiert: Wir dürfen Ihnen zu jeder Stunde schreiben.',
  es: 'Anotado: podemos escribirle a cualquier hora.',
  fr: 'C’est noté : nous pouvons vous écrire à toute heure.',
  ar: 'تم التسجيل: يمكننا مراسلتك في أي ساعة.',
};

type Wanted = { conversationId: string; messageId: string; quiet: PersonQuiet | null };

/** Says once that the hours were heard, and by which clock they are meant, in the language of the person. */
export function confirmWish(
  tx: Tx,
  { quiet, ...wanted }: Wanted,
  context: Pick<Context, 'connectors' | 'now'>,
): Promise<void> {
  const text = ({ spoken }: { spoken: LanguageCode }) => (quiet ? quietWords[spoken](quiet) : openWords[spoken]);
  return sayByItself(tx, wanted, text, context);
}
