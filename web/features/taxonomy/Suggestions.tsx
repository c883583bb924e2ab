import { useQuery } from '@tanstack/react-query';
import Lightbulb from 'lucide-react/icons/lightbulb';
import { useState } from 'react';
import type { ThemeSuggestion } from '#contract/entry.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { EntryExamples } from './EntryExamples.tsx';
import { useTaxonomyCommands } from './entry-commands.ts';
import { relabelsQuery, suggestionsQuery } from './entry-queries.ts';
import { Relabels } from './Relabels.tsx';

/** Themes that messages without one suggest, for somebody to accept, change or decline. */
export function Suggestions() {
  const { decline, look } = useTaxonomyCommands();
  const relabels = useQuery(relabelsQuery).data?.items ?? [];
  const [accepted, setAccepted] = useState<ThemeSuggestion | null>(null);
  return (
    <Loaded query={useQuery(suggestionsQuery)}>
      {({ items, lookedAt }) => (
        <div className="flex flex-col gap-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-ink2">
            {lookedAt && (
              <span>
                {t('themes.looked')} <RelativeTime at={lookedAt} />
              </span>
            )}
            <Button size="small" onClick={() => void look()}>
              {t('themes.look')}
            </Button>
          </p>
          <Relabels relabels={relabels.filter(({ from }) => from === null).slice(0, 1)} />
          {items.length === 0 ? (
            <EmptyState icon={<Lightbulb size={20} aria-hidden="true" />} title={t('themes.suggestions.none')}>
              {t('themes.suggestions.none.body')}
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-3">
              {items.map((one) => (
                <li key={one.id} className="rounded-lg border border-line bg-panel p-4">
                  <h2 dir="auto" className="font-medium break-words">
                    {one.phrases.map((phrase) => t('themes.phrase', { phrase })).join(' ')}
                  </h2>
                  <p className="mt-0.5 mb-3 text-xs text-ink2">
                    {t('themes.size', { messages: one.messages, people: one.people })}
                  </p>
                  <EntryExamples label={t('themes.examples')} examples={one.examples} />
                  <div className="mt-3 flex flex-wrap gap-2">
                    <Button tone="primary" onClick={() => setAccepted(one)}>
                      {t('themes.accept')}
                    </Button>
                    <Button onClick={() => void decline(one)}>{t('themes.decline')}</Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
          {accepted && <AcceptDialog suggestion={accepted} onClose={() => setAccepted(null)} />}
        </div>
      )}
    </Loaded>
  );
}
