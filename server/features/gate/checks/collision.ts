import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

/** Decided under the lock of the conversation's row, so of two at once the second sees the first. */
export const collision: Check = {
  name: 'collision',
  of: 'texts',
  look({ answers, text }) {
    const latest = answers.at(-1);
    if (!latest) return pass();
    return stop(
      'answered_meanwhile',
      `${latest.agentName ?? 'Somebody else'} has answered meanwhile. Read it before you send yours.`,
      { answers: answers.map((answer) => ({ ...answer, at: answer.at.toISOString() })), yours: text },
    );
  },
};
