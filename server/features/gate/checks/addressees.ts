import type { Check } from '../check.ts';
import { handlesIn, plainHandle } from '../mentions.ts';
import { pass, stop, warn } from '../verdict.ts';

/** Lists everyone addressed; a name typed in the text of somebody who is not is pointed out. */
export const addressees: Check = {
  name: 'addressees',
  of: 'texts',
  look({ addressees, strangers, text, stage, channel }) {
    if (strangers.length > 0)
      return stop('unknown_addressee', 'Somebody to be addressed is not in this thread.', { addressees });
    if (stage === 'private') return pass({ addressees });
    const known = new Set([...addressees.map(({ handle }) => handle), channel?.handle ?? ''].map(plainHandle));
    const handles = handlesIn(text).filter((handle) => !known.has(plainHandle(handle)));
    if (handles.length === 0) return pass({ addressees });
    const named = handles.map((handle) => `@${handle}`).join(', ');
    return warn('names_someone_else', `The text names ${named}, whom this answer does not address.`, {
      handles,
      addressees,
    });
  },
};
