import * as z from 'zod';
import { numbers } from './numbers.ts';

const Button = z.looseObject({
  type: z.enum(['web_url', 'postback', 'phone_number']),
  title: z.string().min(1).max(numbers.quickReplyTitle),
});
const Buttons = z.array(Button).min(1).max(numbers.buttons);

/** A text with buttons, or cards with some. */
export const Template = z.discriminatedUnion('template_type', [
  z.looseObject({
    ...{ template_type: z.literal('button'), buttons: Buttons },
    text: z.string().min(1).max(numbers.buttonText),
  }),
  z.looseObject({
    template_type: z.literal('generic'),
    elements: z
      .array(z.looseObject({ title: z.string().max(80), buttons: Buttons.optional() }))
      .min(1)
      .max(numbers.cards),
  }),
]);

/** What stands above the field in which somebody types, until something is said. */
export const QuickReplies = z
  .array(
    z.object({
      content_type: z.enum(['text', 'user_phone_number', 'user_email']),
      title: z.string().max(numbers.quickReplyTitle).optional(),
      payload: z.string().max(1_000).optional(),
    }),
  )
  .max(numbers.quickReplies);

/** What a message offered: a template or quick replies, as they are kept. */
const Kept = z.union([z.looseObject({ buttons: z.array(z.looseObject({ title: z.string() })) }), QuickReplies]);

/** The titles that a person can press under a message. */
export function titlesIn(extras: string | null): string[] {
  const kept = Kept.safeParse(JSON.parse(extras ?? 'null')).data;
  if (!kept) return [];
  return Array.isArray(kept) ? kept.flatMap(({ title }) => title ?? []) : kept.buttons.map(({ title }) => title);
}

/** The words of a template with buttons, which stand in it and not in the message; empty for anything else. */
export function wordsIn(extras: string | null): string {
  const { data } = Template.safeParse(JSON.parse(extras ?? 'null'));
  return data?.template_type === 'button' ? data.text : '';
}

/** As an echo tells it: a template hangs on the message, quick replies are not told. */
export function templateIn(extras: string | null): { attachments?: object[] } {
  const payload: unknown = JSON.parse(extras ?? 'null');
  return Template.safeParse(payload).success ? { attachments: [{ type: 'template', payload }] } : {};
}
