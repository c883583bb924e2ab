import type { Ladder } from '#contract/escalation.ts';
import type { Category } from '#contract/priority.ts';
import { count, duration, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';

const shownWords = 6;
const minuteMs = 60_000;

/** Says what sets a ladder off. */
export function whenWords({ on, when, volume }: Ladder, categories: readonly Pick<Category, 'id' | 'name'>[]): string {
  const { priorityAtLeast, words, followersAtLeast } = when;
  const named = when.categories?.map((id) => categories.find((one) => one.id === id)?.name ?? id);
  const parts = [
    t('escalation.on', {
      on,
      count: volume?.conversations ?? 0,
      time: duration((volume?.minutes ?? 0) * minuteMs),
    }),
    named && t('escalation.when.categories', { names: listOf(named, 'or') }),
    priorityAtLeast && t('escalation.when.priority', { priority: t(`conversation.priority.${priorityAtLeast}`) }),
    words &&
      t('policy.when.words', {
        words: words.slice(0, shownWords).join(', ').replaceAll('*', '…'),
        rest: Math.max(0, words.length - shownWords),
      }),
    followersAtLeast !== undefined && t('policy.when.followers', { count: count(followersAtLeast) }),
  ];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}
