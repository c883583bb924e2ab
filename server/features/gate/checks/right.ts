import { withheldParameters, withheldWords } from '#server/features/priority/queries.ts';
import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

/** Who may answer matters of this category, as the priority matrix says. */
export const right: Check = {
  name: 'right',
  of: 'everything',
  look({ withheld }) {
    if (!withheld) return pass();
    return stop('not_yours_to_answer', withheldWords(withheld), withheldParameters(withheld));
  },
};
