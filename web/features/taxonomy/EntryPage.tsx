import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import type { EntryChange } from '#contract/entry.ts';
import { ApiError } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { EntryExamples } from './EntryExamples.tsx';
import { entryQuery } from './entry-queries.ts';
import { Relabels } from './Relabels.tsx';
import { SplitDialog } from './SplitDialog.tsx';

/** One theme, intent or product: its messages, how it came to be what it is, and the way to split it. */
export function EntryPage({ entryId }: { entryId: string }) {
  const query = useQuery({ ...entryQuery(entryId), retry: (tries, error) => !isGone(error) && tries < 2 });
  const [isSplitting, setSplitting] = useState(false);
  return (
    <>
      <Link
        to="/settings/themes"
        search={query.data ? { tab: query.data.kind } : {}}
        className="mb-3 inline-flex w-fit items-center gap-1.5 rounded-sm text-xs text-ink2 hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />
        {t('themes.back')}
      </Link>
      {isGone(query.error) ? (
        <EmptyState title={t('themes.gone')}>{t('themes.gone.body')}</EmptyState>
      ) : (
        <Loaded query={query}>
          {({ name, description, words, history, messages, examples, relabels }) => (
            <>
              <div className="mb-6 flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0">
                  <h2 className="text-lg font-semibold">{name}</h2>
                  <p className="max-w-prose text-ink2">{description}</p>
                  <p className="mt-1 text-xs text-ink3">{t('themes.messages', { count: messages })}</p>
                </div>
                <Button onClick={() => setSplitting(true)}>{t('themes.split')}</Button>
              </div>
              {relabels.length > 0 && (
                <SettingsSection title={t('themes.relabels')}>
                  <Relabels relabels={relabels} />
                </SettingsSection>
              )}
              <SettingsSection title={t('themes.history')}>
                {history.length === 0 ? (
                  <p className="text-ink2">{t('themes.history.none')}</p>
                ) : (
                  <History history={history} />
                )}
              </SettingsSection>
              <SettingsSection title={t('themes.examples')}>
                <EntryExamples label={t('themes.examples')} examples={examples} />
                {examples.length === 0 && <p className="text-ink2">{t('themes.examples.none')}</p>}
              </SettingsSection>
              {words.length > 0 && (
                <SettingsSection title={t('themes.words')}>
                  <p className="flex max-w-prose flex-wrap gap-x-2 text-ink2">
                    {words.map((phrase) => (
                      <bdi key={phrase}>{t('themes.phrase', { phrase })}</bdi>
                    ))}
                  </p>
                </SettingsSection>
              )}
              {isSplitting && <SplitDialog entry={{ id: entryId, name }} onClose={() => setSplitting(false)} />}
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

// What is in the address may be no key at all.
const isGone = (error: Error | null) =>
  error instanceof ApiError && (error.code === 'not_found' || error.code === 'invalid');

function History({ history }: { history: readonly EntryChange[] }) {
  const { nameOf } = usePeople();
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-panel">
      {history.map(({ kind, from, to, at, by, version }) => (
        <li
          key={`${version} ${kind} ${from} ${to}`}
          className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3.5 py-2"
        >
          <span className="min-w-0 flex-1 basis-56">{t(`themes.change.${kind}`, { from, to })}</span>
          <span className="text-xs text-ink3">
            {by && nameOf(by)} <RelativeTime at={at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
