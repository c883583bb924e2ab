import * as z from 'zod';
import { choiceId, choicesIn } from '../choices.ts';
import { plain } from '../clean.ts';
import { forgiving, readable } from '../forgiving.ts';
import type { InboundMessage } from '../inbound.ts';
import type { ChoiceForm } from '../limits.ts';
import type { DirectMessage } from '../outbound.ts';

const titleMax = 20;

/**
 * Buttons stand under the words and stay there, on a computer too; quick replies are more, and go when one is chosen or
 * something else is said. `text`: of the words of an ordinary message.
 */
export const choiceForms = (text: ChoiceForm['text']): readonly ChoiceForm[] => [
  { form: 'buttons', max: 3, titleMax, text: { ...text, max: Math.min(640, text.max) } },
  { form: 'quick_replies', max: 13, titleMax, text },
];

/** A message that offers something to choose from, as the Send API takes it; null for one that does not. */
export function offering(message: DirectMessage, forms: readonly ChoiceForm[], label: string): object | null {
  const offered = choicesIn(message, forms, label);
  if (!offered) return null;
  const { text } = message;
  if (offered.form === 'quick_replies')
    return {
      text,
      quick_replies: offered.choices.map((title, n) => ({ content_type: 'text', title, payload: choiceId(n) })),
    };
  const buttons = offered.choices.map((title, n) => ({ type: 'postback', title, payload: choiceId(n) }));
  return { attachment: { type: 'template', payload: { template_type: 'button', text, buttons } } };
}

/** What hangs on a message; of what offers choices, words and buttons. */
export const Payload = z.looseObject({
  ...{ url: forgiving(z.string()), title: forgiving(z.string()), text: forgiving(z.string()) },
  buttons: readable(z.looseObject({ title: z.string().min(1) })),
});

/** The titles on the buttons of what hangs on a message, as an echo of ours tells them. */
export function choicesOf(
  payloads: readonly (z.output<typeof Payload> | undefined)[],
): Pick<InboundMessage, 'choices'> {
  const choices = payloads.flatMap((one) => one?.buttons.map(({ title }) => plain(title)) ?? []);
  return choices.length > 0 ? { choices } : {};
}
