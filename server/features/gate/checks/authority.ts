import type { Check, Finding } from '../check.ts';
import { minorDigits } from '../currencies.ts';
import { aboveLimit, isUnnamed, limitFor, total, weigh } from '../limits.ts';
import { findPromises } from '../promises.ts';
import { saidIn } from '../said.ts';
import { approval, pass, warn } from '../verdict.ts';

/** What is promised beyond what the person may promise alone. */
export const authority: Check = {
  name: 'authority',
  of: 'texts',
  look(facts) {
    const { promised: entered, policies, actor, category, promisedToday } = facts;
    const policy = policies.authority.body;
    const { currency } = policy;
    const found = saidIn(facts).map((one) => findPromises(one, currency));
    const written = found.flat();
    const limit = limitFor(policy, actor, category);
    const weighed = weigh(policy, written, entered);
    const sum = total(weighed);
    const at = (found[0] ?? []).map(({ from, to }) => ({ from, to }));
    const findings: Finding[] = [];
    const above = aboveLimit(limit, sum, promisedToday);
    if (above && !Number.isFinite(sum))
      findings.push(
        approval(
          'amount_without_rate',
          'There is no rate for a currency in this text, so a second person looks at it.',
          {
            currencies: weighed.flatMap((one) => (one.amount === null ? [one.currency] : [])),
            currency,
          },
          { at },
        ),
      );
    else if (above)
      findings.push(
        approval(
          'above_authority',
          `This promises ${inWords(sum, currency)}; ${inWords(above.most, currency)} ${above.of === 'day' ? 'a day' : ''} is the most without asking.`.replace(
            '  ',
            ' ',
          ),
          {
            amount: sum,
            currency,
            most: above.most,
            of: above.of,
            digits: minorDigits(currency),
          },
          { at },
        ),
      );
    if (
      isUnnamed(written, entered) &&
      policy.unnamed !== 'pass' &&
      (limit.perReply !== null || limit.perDay !== null)
    ) {
      const say = policy.unnamed === 'approval' ? approval : warn;
      findings.push(
        say(
          'amount_unnamed',
          'This promises money without saying how much. Name the amount in the text or beside it.',
          { currency },
          { at },
        ),
      );
    }
    const promises = [...written, ...entered];
    if (!limit.mayReplace && promises.some(({ kind }) => kind === 'replacement'))
      findings.push(approval('may_not_replace', 'A replacement is promised. A second person looks at it.', {}, { at }));
    if (!limit.mayDate && written.some(({ kind }) => kind === 'deadline'))
      findings.push(approval('may_not_date', 'A date or time is promised. A second person looks at it.', {}, { at }));
    return findings.length > 0 ? findings : pass(sum > 0 ? { amount: sum, currency } : {});
  },
};

const inWords = (minor: number, currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(minor / 10 ** minorDigits(currency));
