import { fits, measure } from '#connectors/measure.ts';
import { mostParts } from '#contract/thread-parts.ts';
import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

export const length: Check = {
  name: 'length',
  of: 'texts',
  look({ text, signOff, parts, attachments, channel }) {
    if (text.trim() === '' && attachments.length === 0) return stop('text_missing', 'Write something or add an image.');
    const limit = channel?.limit;
    if (!limit) return pass();
    const { max, unit } = limit;
    const whole = `${text}${signOff}`;
    const length = measure(whole, unit);
    if (parts === 'too_many')
      return stop('thread_too_long', `This is too long even for a thread of ${mostParts} posts.`, { max: mostParts });
    if (parts !== null || fits(whole, limit)) return pass({ length, max, unit, posts: parts?.length ?? 1 });
    return stop('text_too_long', `The text is ${length} long; ${max} ${unit} are allowed here.`, {
      length,
      max,
      unit,
    });
  },
};
