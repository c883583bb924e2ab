import type { Authority, AuthorityLimit, Whose } from '#contract/authority.ts';
import type { EnteredPromise } from '#contract/promise.ts';
import { toMinor } from './amounts.ts';
import { minorDigits } from './currencies.ts';
import type { ActorFacts } from './facts.ts';
import { isMoney, type Promised } from './promises.ts';

const nearest: readonly Whose['kind'][] = ['agent', 'api_keys', 'role', 'tier', 'everyone'];

/** The limit that counts for somebody in a category: the nearest to the person, of those the category's. Pure. */
export function limitFor(
  { limits }: Authority,
  actor: Pick<ActorFacts, 'agentId' | 'apiKeyId' | 'role' | 'tier'>,
  categoryId: string | null,
): AuthorityLimit {
  const mine = limits.filter(
    (limit) => isOf(limit.whose, actor) && (limit.categoryId === null || limit.categoryId === categoryId),
  );
  for (const kind of nearest) {
    const ofKind = mine.filter(({ whose }) => whose.kind === kind);
    const found = ofKind.find((limit) => limit.categoryId !== null) ?? ofKind[0];
    if (found) return found;
  }
  throw new Error('A policy of authority has a limit for everyone.');
}

function isOf(whose: Whose, { agentId, apiKeyId, role, tier }: Parameters<typeof limitFor>[1]): boolean {
  if (whose.kind === 'api_keys') return apiKeyId !== null;
  if (whose.kind === 'agent') return whose.agentId === agentId;
  if (whose.kind === 'role') return whose.role === role;
  if (whose.kind === 'tier') return agentId !== null && whose.tier === tier;
  return true;
}

/** Money promised, in the smallest coin of the policy's currency; null without a rate. */
export type Weighed = { kind: EnteredPromise['kind']; amount: number | null; currency: string };

/**
 * What a text and what was entered beside it promise in money. Pure. What is entered does not add to what is written:
 * of the two the larger counts.
 */
export function weigh(policy: Authority, written: readonly Promised[], entered: readonly EnteredPromise[]): Weighed[] {
  const ofText = written.flatMap(({ kind, amounts }) =>
    kind === 'refund' || kind === 'credit'
      ? amounts.map(({ value, currency }) => {
          const said = currency ?? policy.currency;
          return { kind, currency: said, amount: convert(policy, toMinor(value, said), said) };
        })
      : [],
  );
  const ofField = entered.map(({ kind, amount, currency }) => ({
    kind,
    currency,
    amount: convert(policy, amount, currency),
  }));
  return total(ofText) >= total(ofField) ? ofText : ofField;
}

/** Promises of money without any amount, in the text or beside it. */
export function isUnnamed(written: readonly Promised[], entered: readonly EnteredPromise[]): boolean {
  return entered.length === 0 && written.some(({ kind, amounts }) => isMoney(kind) && amounts.length === 0);
}

/** What cannot be weighed is more than all. */
export function total(weighed: readonly Weighed[]): number {
  return weighed.reduce((sum, { amount }) => sum + (amount ?? Number.POSITIVE_INFINITY), 0);
}

function convert({ currency: home, rates }: Authority, minor: number, currency: string): number | null {
  if (currency === home) return minor;
  const rate = rates.find((one) => one.currency === currency)?.rate;
  if (rate === undefined) return null;
  return Math.ceil((minor / 10 ** minorDigits(currency)) * rate * 10 ** minorDigits(home));
}

export type Above = { of: 'reply' | 'day'; most: number } | null;

/** Which limit a sum passes, given what the same person promised in the last 24 hours; null for none. Pure. */
export function aboveLimit({ perReply, perDay }: AuthorityLimit, sum: number, promisedToday: number): Above {
  if (sum === 0) return null;
  if (perReply !== null && sum > perReply) return { of: 'reply', most: perReply };
  if (perDay !== null && sum + promisedToday > perDay) return { of: 'day', most: perDay };
  return null;
}
