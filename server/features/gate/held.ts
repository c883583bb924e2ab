import type { MatterKind } from '#contract/verification-policy.ts';
import type { Held } from '#server/features/verification/queries.ts';
import { findPersonalData } from '#server/personal-data/find.ts';
import type { TextFacts } from './facts.ts';
import { isUnnamed, total, weigh } from './limits.ts';
import { isOurs } from './ours.ts';
import { findPhrases } from './phrases.ts';
import { findPromises, isMoney } from './promises.ts';
import { saidIn } from './said.ts';

type Span = { from: number; to: number };
type Read = Pick<TextFacts, 'text' | 'attachments' | 'choices' | 'promised' | 'policies'>;

/**
 * What an answer holds that must not reach somebody else: money promised, data of an account, changes of one. Pure. Money
 * promised without an amount, or in a currency without a rate, is more than any amount.
 */
export function heldIn(facts: Read): { held: Held[]; at: Span[] } {
  const found = [
    ...payoutIn(facts),
    ...saidIn(facts).flatMap((said, n) =>
      toldIn(facts, said).map(({ kind, at }) => ({ kind, amount: 0, at: n === 0 ? [at] : [] })),
    ),
  ];
  return { held: found.map(({ kind, amount }) => ({ kind, amount })), at: found.flatMap(({ at }) => at) };
}

function payoutIn(facts: Read): (Held & { at: Span[] })[] {
  const { promised, policies } = facts;
  const { body } = policies.authority;
  const [text = '', ...others] = saidIn(facts);
  const inText = findPromises(text, body.currency).filter(({ kind }) => isMoney(kind));
  const written = [...inText, ...others.flatMap((said) => findPromises(said, body.currency))];
  const sum = isUnnamed(written, promised) ? Number.POSITIVE_INFINITY : total(weigh(body, written, promised));
  if (sum === 0) return [];
  return [{ kind: 'payout', amount: sum, at: inText.map(({ from, to }) => ({ from, to })) }];
}

function toldIn({ policies }: Read, said: string): { kind: MatterKind; at: Span }[] {
  const { ours } = policies.words.body;
  const personal = findPersonalData(said).filter(({ from, to }) => !isOurs(ours, said.slice(from, to)));
  const words = findPhrases(policies.verification.phrases, said);
  return [
    ...personal.map(({ from, to }) => ({ kind: 'account_data' as const, at: { from, to } })),
    ...words.flatMap(({ rule, from, to }) => (rule.id === 'asking' ? [] : [{ kind: rule.id, at: { from, to } }])),
  ];
}
