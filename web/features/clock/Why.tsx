import type { WhyView } from '#contract/clock.ts';
import { PriorityTag } from '#web/domain/PriorityTag.tsx';
import { usePeople } from '#web/domain/people.ts';
import { reasonWords } from '#web/features/priority/reason-words.ts';
import { useRightWords } from '#web/features/priority/right-words.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { t } from '#web/i18n.ts';

/** Why a conversation has its priority and its times, and whose it is to answer and to resolve. */
export function Why({ why }: { why: WhyView }) {
  const { teamNameOf } = usePeople();
  const names = useEntryNames();
  const { answer, resolve } = useRightWords();
  const { category, because } = why;
  if (!category) return <p className="text-ink3">{t('why.unread')}</p>;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-1.5">
        <bdi className="font-medium">{category.name}</bdi>
        <PriorityTag priority={why.priority} />
      </p>
      {because.length === 0 && <p className="text-ink2">{t('why.nothing_special')}</p>}
      <ul className="text-ink2">
        {because.map(({ condition, value }) => (
          <li key={condition}>{reasonWords(condition, value, { teamNameOf, names })}</li>
        ))}
      </ul>
      {why.byHand && <p className="text-ink2">{t('why.by_hand')}</p>}
      {why.timesOf && <p className="text-ink2">{t('why.times_of', { name: why.timesOf })}</p>}
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-1 [&_dt]:text-ink3">
        <dt>{t('why.answer')}</dt>
        <dd>
          {answer(category)}
          {why.lacksToAnswer && <span className="text-soon"> · {t('why.not_you')}</span>}
        </dd>
        <dt>{t('why.resolve')}</dt>
        <dd>
          {resolve(category)}
          {why.lacksToResolve && <span className="text-soon"> · {t('why.not_you')}</span>}
        </dd>
      </dl>
      <p className="text-xs text-ink3">
        {t(why.policyVersion === 0 ? 'why.policy.first' : 'why.policy', { version: why.policyVersion })}
      </p>
    </div>
  );
}
