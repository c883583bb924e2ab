import type { RoutingConditions, RoutingRule, Topic } from '#contract/routing.ts';
import { usePeople } from '#web/domain/people.ts';
import { useConditionWords } from '#web/features/priority/condition-words.ts';
import { listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useCategoryNames } from './topics.ts';

/** Says a rule: what it asks for, empty for nothing, and what it does. */
export function useRuleWords(topics: readonly Topic[]) {
  const { nameOf, teamNameOf } = usePeople();
  const words = useConditionWords();
  const categories = useCategoryNames();
  const topicName = (id: string) => topics.find((one) => one.id === id)?.name ?? categories.get(id) ?? id;

  const when = ({ categories: wanted, priorities, tags, tiers, ...rest }: RoutingConditions): string => {
    const parts = [
      wanted &&
        t('routing.when.categories', {
          values: listOf(
            wanted.map((id) => categories.get(id) ?? id),
            'or',
          ),
        }),
      priorities &&
        t('routing.when.priorities', {
          values: listOf(
            priorities.map((one) => t(`conversation.priority.${one}`)),
            'or',
          ),
        }),
      tags &&
        t('routing.when.tags', {
          values: listOf(
            tags.map((one) => `#${one}`),
            'or',
          ),
        }),
      tiers && t('routing.when.tiers', { values: listOf(tiers.map(String), 'or') }),
      words(rest) || undefined,
    ];
    return parts.filter((part) => typeof part === 'string').join(' · ');
  };

  const then = (rule: RoutingRule): string => {
    const { teamId, agentIds, tier, topics: asked, method, stickyDays, otherwise } = rule;
    const people = listOf(
      agentIds.map((id) => nameOf(id) ?? t('routing.somebody')),
      'or',
    );
    const parts = [
      t('routing.then.method', {
        method,
        whom: agentIds.length > 0 ? people : teamId ? (teamNameOf(teamId) ?? t('right.team.gone')) : 'everyone',
      }),
      tier && t('routing.then.tier', { tier }),
      asked.length > 0 &&
        method !== 'queue' &&
        t('routing.then.topics', { topics: listOf(asked.map(topicName), 'or') }),
      stickyDays !== null && method !== 'queue' && t('routing.then.sticky', { days: stickyDays }),
      otherwise === 'next' && method !== 'queue' && t('routing.then.next'),
    ];
    return parts.filter((part) => typeof part === 'string').join(' · ');
  };
  return { when, then };
}
