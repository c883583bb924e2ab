import { choiceFormOf, lengthOf } from '#connectors/choices.ts';
import { measure } from '#connectors/measure.ts';
import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

/** What is offered to choose from fits what the network shows. */
export const choices: Check = {
  name: 'choices',
  of: 'texts',
  look({ choices: { titles, forms }, text, signOff, attachments, channel }) {
    if (titles.length === 0) return pass();
    const network = channel?.network ?? '';
    if (forms === null || forms.length === 0)
      return stop('choices_not_offered', `${network} offers nothing to choose from here.`, { network });
    if (attachments.length > 0) return stop('choices_with_files', 'Choices can only be offered without files.');
    const alike = titles.find((one, n) => titles.findIndex((other) => same(one, other)) < n);
    if (alike !== undefined)
      return stop('choices_alike', `“${alike}” is offered twice: nobody could tell which was chosen.`, {
        title: alike,
      });
    const max = Math.max(...forms.map((one) => one.max));
    const count = titles.length;
    if (count > max) return stop('too_many_choices', `Here ${max} choices can be offered.`, { count, max });
    const roomy = forms.filter((one) => one.max >= count);
    const titleMax = Math.max(...roomy.map((one) => one.titleMax));
    const long = titles.find((title) => lengthOf(title) > titleMax);
    if (long !== undefined)
      return stop('choice_too_long', `“${long}” is longer than the ${titleMax} characters of a choice.`, {
        title: long,
        max: titleMax,
      });
    const whole = `${text}${signOff}`;
    const chosen = choiceFormOf(roomy, titles, whole);
    if (chosen) return pass({ form: chosen.form });
    const wide = roomy.filter((one) => titles.every((title) => lengthOf(title) <= one.titleMax));
    const limit = wide.map((one) => one.text).toSorted((a, b) => b.max - a.max)[0] ?? { max: 0, unit: 'characters' };
    return stop('choices_text_too_long', `Beside choices ${limit.max} ${limit.unit} are allowed here.`, {
      length: measure(whole, limit.unit),
      max: limit.max,
      unit: limit.unit,
    });
  },
};

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
