import type { WhyView } from '#contract/clock.ts';
import { contactMarks } from '#contract/contact-mark.ts';
import { networkName } from '#web/domain/networks.ts';
import { PriorityTag } from '#web/domain/PriorityTag.tsx';
import { usePeople } from '#web/domain/people.ts';
import { count, languageName, listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** Why a conversation has its priority and its times, and whose it is to answer and to resolve. */
export function Why({ why }: { why: WhyView }) {
  const { teamNameOf } = usePeople();
  const { category, because } = why;
  if (!category) return <p className="text-ink3">{t('why.unread')}</p>;
  const teams = (ids: readonly string[]) =>
    ids.length === 0 ? t('why.everyone') : listed(ids.flatMap((id) => teamNameOf(id) ?? []));
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-1.5">
        <bdi className="font-medium">{category.name}</bdi>
        <PriorityTag priority={why.priority} />
      </p>
      {because.length === 0 && <p className="text-ink2">{t('why.nothing_special')}</p>}
      <ul className="text-ink2">
        {because.map(({ condition, value }) => (
          <li key={condition}>{reasonWords(condition, value, teamNameOf)}</li>
        ))}
      </ul>
      {why.byHand && <p className="text-ink2">{t('why.by_hand')}</p>}
      {why.timesOf && <p className="text-ink2">{t('why.times_of', { name: why.timesOf })}</p>}
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-1 [&_dt]:text-ink3">
        <dt>{t('why.answer')}</dt>
        <dd>{teams(category.answerTeamIds)}</dd>
        <dt>{t('why.resolve')}</dt>
        <dd>{teams(category.resolveTeamIds)}</dd>
      </dl>
      <p className="text-xs text-ink3">
        {t(why.policyVersion === 0 ? 'why.policy.first' : 'why.policy', { version: why.policyVersion })}
      </p>
    </div>
  );
}

function reasonWords(condition: string, value: string, teamNameOf: (id: string) => string | null): string {
  switch (condition) {
    case 'words':
      return t('why.because.words', { value: value.replace(/\*$/, '…') });
    case 'networks':
      return t('why.because.networks', { value: networkName(value) });
    case 'stage':
      return t('why.because.stage', { value });
    case 'languages':
      return t('why.because.languages', { value: languageName(value) });
    case 'teamIds':
      return t('why.because.teams', { value: teamNameOf(value) ?? '' });
    case 'followersAtLeast':
      return t('why.because.followers', { value: count(Number(value)) });
    case 'marks': {
      const mark = contactMarks.find((one) => one === value);
      return t('why.because.marks', { value: mark ? t(`contact.mark.${mark}`) : value });
    }
    default:
      return t('why.because.fields', { value });
  }
}
