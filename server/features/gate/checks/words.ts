import type { Check, Finding } from '../check.ts';
import { findPhrases } from '../phrases.ts';
import { saidIn } from '../said.ts';
import { approval, hint, stop, warn } from '../verdict.ts';

const says = { hint, warn, approval, stop };

/** What rules of the workspace say about words. */
export const words: Check = {
  name: 'words',
  of: 'texts',
  look(facts) {
    const { text, stage, policies } = facts;
    const { phrases } = policies.words;
    return saidIn(facts).flatMap((said, n): Finding[] =>
      findPhrases(phrases, said)
        .filter(({ rule }) => rule.stage === 'any' || rule.stage === stage)
        .map(({ rule, from, to }) => {
          const { why, instead } = rule;
          const suggestion = `${text.slice(0, from)}${instead}${text.slice(to)}`;
          return says[rule.verdict](
            'word_rule',
            why,
            { rule: rule.id, said: said.slice(from, to), why, instead },
            n > 0 ? {} : { at: [{ from, to }], ...(instead === '' ? {} : { suggestion }) },
          );
        }),
    );
  },
};
