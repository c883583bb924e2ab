import type { Conditions } from '#contract/priority.ts';
import type { Sentiment, Sign } from '#contract/verdict.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { count, languageName, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';

const shownWords = 6;

/** Says what a category asks for, as the rest of a sentence that begins with "When". */
export function useConditionWords(): (when: Conditions) => string {
  const { teamNameOf } = usePeople();
  const names = useEntryNames();
  const entryName = (id: string) => names.get(id) ?? id;
  return (when) => {
    const any = (values: readonly string[] | undefined, name: (value: string) => string) =>
      values ? listOf(values.map(name), 'or') : '';
    const rest = (when.words?.length ?? 0) - shownWords;
    const parts = [
      when.words &&
        t('policy.when.words', {
          words: when.words.slice(0, shownWords).join(', ').replaceAll('*', '…'),
          rest: Math.max(0, rest),
        }),
      when.sentiments &&
        t('policy.when.sentiments', { values: any(when.sentiments, (one) => t(`verdict.label.${one as Sentiment}`)) }),
      when.themes && t('policy.when.themes', { values: any(when.themes, entryName) }),
      when.intents && t('policy.when.intents', { values: any(when.intents, entryName) }),
      when.products && t('policy.when.products', { values: any(when.products, entryName) }),
      when.signs && t('policy.when.signs', { values: any(when.signs, (one) => t(`verdict.task.${one as Sign}`)) }),
      when.networks && t('policy.when.networks', { networks: any(when.networks, networkName) }),
      when.stage && t('policy.when.stage', { stage: when.stage }),
      when.languages && t('policy.when.languages', { languages: any(when.languages, languageName) }),
      when.followersAtLeast !== undefined && t('policy.when.followers', { count: count(when.followersAtLeast) }),
      when.marks && t('policy.when.marks', { marks: any(when.marks, (mark) => t(`contact.mark.${mark as 'vip'}`)) }),
      when.fields &&
        t('policy.when.fields', { values: when.fields.map(({ values }) => listOf(values, 'or')).join(', ') }),
      when.teamIds && t('policy.when.teams', { teams: any(when.teamIds, (id) => teamNameOf(id) ?? '') }),
    ];
    return parts.filter((part) => typeof part === 'string').join(' · ');
  };
}
