import type { Priority } from '#contract/filter.ts';
import {
  type MatterKind,
  type VerificationLevel,
  type VerificationPolicy,
  type VerificationRule,
  verificationLevels,
} from '#contract/verification-policy.ts';
import { findWord } from '#server/features/priority/queries.ts';

/** What a matter is, as far as rules ask. */
export type Matter = {
  category: string | null;
  priority: Priority;
  tags: readonly string[];
  /** Everything the customer said in it. */
  said: string;
};

/** Something in an answer that must not reach somebody else; `amount` of a payout, infinite where it cannot be told. */
export type Held = { kind: MatterKind; amount: number };

const rank = (level: VerificationLevel | null) => (level === null ? -1 : verificationLevels.indexOf(level));

export const isEnough = (has: VerificationLevel | null, needed: VerificationLevel | null): boolean =>
  rank(has) >= rank(needed);

/** The higher of two; null for none. */
export const higher = (a: VerificationLevel | null, b: VerificationLevel | null): VerificationLevel | null =>
  rank(a) >= rank(b) ? a : b;

/** The level that an answer needs in a matter for what it holds, and for which of it; null for none. Pure. */
export function neededLevel(
  { rules }: Pick<VerificationPolicy, 'rules'>,
  matter: Matter,
  held: readonly Held[],
): { level: VerificationLevel; kinds: MatterKind[] } | null {
  const asked = rules
    .filter((rule) => fits(rule, matter))
    .flatMap(({ kinds, level, above }) =>
      held.flatMap(({ kind, amount }) =>
        kinds.includes(kind) && (kind !== 'payout' || amount > above) ? [{ kind, level }] : [],
      ),
    );
  const level = asked.reduce<VerificationLevel | null>((most, one) => higher(most, one.level), null);
  return level && { level, kinds: [...new Set(asked.filter((one) => one.level === level).map(({ kind }) => kind))] };
}

/** The highest level that any answer could need in a matter; null for none. Pure. */
export function mostNeeded({ rules }: Pick<VerificationPolicy, 'rules'>, matter: Matter): VerificationLevel | null {
  return rules
    .filter((rule) => fits(rule, matter))
    .reduce<VerificationLevel | null>((most, { level }) => higher(most, level), null);
}

function fits({ when }: VerificationRule, { category, priority, tags, said }: Matter): boolean {
  const { categories, priorities, tags: wanted, words } = when;
  if (categories && (category === null || !categories.includes(category))) return false;
  if (priorities && !priorities.includes(priority)) return false;
  if (wanted && !wanted.some((one) => tags.some((tag) => tag.toLowerCase() === one.toLowerCase()))) return false;
  return !words || findWord(words, said) !== null;
}
