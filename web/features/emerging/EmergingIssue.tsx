import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import type { Emerging } from '#contract/emerging.ts';
import { ApiError } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { useEmergingCommands } from './commands.ts';
import { DismissDialog } from './DismissDialog.tsx';
import { EmergingTags } from './EmergingTags.tsx';
import { Examples } from './Examples.tsx';
import { HourChart } from './HourChart.tsx';
import { emergingQuery } from './queries.ts';
import { ThemeDialog } from './ThemeDialog.tsx';
import { languagesOf, networksOf, tellingPhrases, titleOf } from './words.ts';

/** One issue: how it grew against the usual, where, what people say, and what to do about it. */
export function EmergingIssue({ emergingId }: { emergingId: string }) {
  const query = useQuery({ ...emergingQuery(emergingId), retry: (tries, error) => !isGone(error) && tries < 2 });
  return (
    <>
      <Link
        to="/emerging"
        className="mb-3 inline-flex w-fit items-center gap-1.5 rounded-sm text-xs text-ink2 hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />
        {t('emerging.back')}
      </Link>
      {isGone(query.error) ? (
        <EmptyState title={t('emerging.gone')}>{t('emerging.gone.body')}</EmptyState>
      ) : (
        <Loaded query={query}>
          {({ emerging, hours, examples }) => (
            <div className="flex flex-col gap-6">
              <Head issue={emerging} />
              <HourChart hours={hours} />
              <Facts issue={emerging} />
              <Examples examples={examples} />
            </div>
          )}
        </Loaded>
      )}
    </>
  );
}

// What is in the address may be no id at all.
const isGone = (error: Error | null) =>
  error instanceof ApiError && (error.code === 'not_found' || error.code === 'invalid');

function Head({ issue }: { issue: Emerging }) {
  const { nameOf } = usePeople();
  const { permissions } = useSession();
  const { take, restore, unname } = useEmergingCommands(issue);
  const [asked, setAsked] = useState<'dismiss' | 'theme' | null>(null);
  const { taken, dismissed, themeId, state } = issue;
  const mayWrite = permissions.includes('conversation.write');
  const mayName = permissions.includes('policy.manage');
  useShortcuts(
    {
      a: { label: t(taken ? 'emerging.give_back' : 'emerging.take'), run: () => void take(!taken) },
      ...(dismissed ? {} : { d: { label: t('emerging.dismiss'), run: () => setAsked('dismiss') } }),
    },
    { group: t('shell.page.emerging'), active: mayWrite },
  );
  return (
    <div>
      <h1 dir="auto" className="text-xl font-semibold break-words">
        {titleOf(issue)}
      </h1>
      <p className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <EmergingTags issue={issue} />
        <span className="text-xs text-ink2">
          {taken && t('emerging.taken', { name: (taken.by && nameOf(taken.by)) ?? '' })}
        </span>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {mayWrite && state !== 'dismissed' && (
          <>
            <Button tone={taken ? 'secondary' : 'primary'} keys="a" onClick={() => void take(!taken)}>
              {t(taken ? 'emerging.give_back' : 'emerging.take')}
            </Button>
            <Button keys="d" onClick={() => setAsked('dismiss')}>
              {t('emerging.dismiss')}
            </Button>
          </>
        )}
        {mayWrite && dismissed && <Button onClick={() => void restore()}>{t('emerging.restore')}</Button>}
        {mayName &&
          (themeId === null ? (
            <Button onClick={() => setAsked('theme')}>{t('emerging.name')}</Button>
          ) : (
            <Button onClick={() => void unname()}>{t('emerging.unname')}</Button>
          ))}
      </div>
      {asked === 'dismiss' && <DismissDialog issue={issue} onClose={() => setAsked(null)} />}
      {asked === 'theme' && <ThemeDialog issue={issue} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Facts({ issue }: { issue: Emerging }) {
  const { state, phrases, messages, people, firstSeenAt, lastAt, closedAt } = issue;
  const facts = [
    ['size', t('emerging.size', { messages, people })],
    ['first', <RelativeTime key="first" at={firstSeenAt} />],
    ['last', state !== 'open' && <RelativeTime key="last" at={closedAt ?? lastAt} />],
    ['networks', networksOf(issue)],
    ['languages', languagesOf(issue)],
    [
      'phrases',
      tellingPhrases(phrases)
        .map((phrase) => t('emerging.phrase', { phrase }))
        .join(' '),
    ],
  ] as const;
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
      {facts
        .filter(([, words]) => words)
        .map(([key, words]) => (
          <div key={key} className="contents">
            <dt className="text-xs text-ink3 sm:pt-px">
              {t(key === 'last' && closedAt ? 'emerging.fact.closed' : `emerging.fact.${key}`)}
            </dt>
            <dd dir="auto" className="break-words max-sm:-mt-1.5">
              {words}
            </dd>
          </div>
        ))}
    </dl>
  );
}
