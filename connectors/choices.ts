import { ConnectorError } from './connector-error.ts';
import type { ChoiceForm } from './limits.ts';
import { fits, measure } from './measure.ts';
import type { DirectMessage } from './outbound.ts';

/** Pure: the first form that takes these choices beside these words; undefined where none does. */
export const choiceFormOf = (
  forms: readonly ChoiceForm[],
  choices: readonly string[],
  text: string,
): ChoiceForm | undefined =>
  forms.find(
    ({ max, titleMax, text: limit }) =>
      choices.length <= max && choices.every((title) => lengthOf(title) <= titleMax) && fits(text, limit),
  );

/** In characters, as a person counts the letters of a button. */
export const lengthOf = (title: string): number => measure(title, 'characters');

/**
 * The form in which a message offers its choices, null for a message without. Throws `too_long` for what fits none of
 * them, and `invalid_request` beside files and where a message stands in no room yet.
 */
export function choicesIn(
  { choices = [], attachments, follows = [], text }: DirectMessage,
  forms: readonly ChoiceForm[],
  label: string,
): { form: ChoiceForm['form']; choices: readonly string[] } | null {
  if (choices.length === 0) return null;
  if (attachments.length > 0 || follows.length > 0)
    throw new ConnectorError('invalid_request', `${label} takes choices beside words only, and in an open room.`);
  const fitting = choiceFormOf(forms, choices, text);
  if (!fitting) throw new ConnectorError('too_long', `${label} takes fewer or shorter choices, or fewer words.`);
  return { form: fitting.form, choices };
}

/** What the network gives back when the nth is chosen. */
export const choiceId = (n: number): string => `choice-${n + 1}`;
