import type { VerificationRule } from '#contract/verification-policy.ts';
import { listed, money } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** A rule as one reads it: what leaves only to whom. */
export const ruleSentence = ({ kinds, level }: VerificationRule): string =>
  t('verification.rule.says', {
    kinds: listed(kinds.map((kind) => t(`verification.kind.${kind}`))),
    level: t(`verification.level.${level}`),
  });

type Names = { currency: string; nameOf: (categoryId: string) => string };

/** In which matters it counts; empty for all. */
export function matterOf({ kinds, above, when }: VerificationRule, { currency, nameOf }: Names): string {
  const { categories, priorities, tags, words } = when;
  return [
    kinds.includes('payout') && above > 0 && t('verification.rule.above.says', { amount: money(above, currency) }),
    categories?.map(nameOf).join(', '),
    priorities?.map((priority) => t(`conversation.priority.${priority}`)).join(', '),
    tags?.map((tag) => `#${tag}`).join(', '),
    words?.map((word) => `“${word}”`).join(', '),
  ]
    .filter(Boolean)
    .join(' · ');
}
