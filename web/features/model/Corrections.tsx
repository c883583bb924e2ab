import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { labelName } from '#web/features/verdict/words.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { correctionsQuery } from './queries.ts';

/** Every correction that was learned from, each with the way to its conversation. `count`: when it changes, they are read anew. */
export function Corrections({ count }: { count: number }) {
  const { nameOf } = usePeople();
  const names = useEntryNames();
  const query = useInfiniteQuery(correctionsQuery);
  const { refetch } = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count is the reason to read them again.
  useEffect(() => void refetch(), [count, refetch]);
  return (
    <SettingsSection title={t('model.corrections')} lead={t('model.corrections.lead')}>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className="text-ink3">{t('model.corrections.none')}</p>;
          return (
            <>
              <ul className="divide-y divide-line rounded-md border border-line bg-panel">
                {items.map(({ messageId, conversationId, preview, task, label, was, by, at }) => (
                  <li key={`${messageId} ${task}`}>
                    <Link
                      to="/inbox/$view/$conversationId"
                      params={{ view: 'all', conversationId }}
                      className="flex min-h-12 flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3.5 py-2 hover:bg-hover"
                    >
                      <bdi className="min-w-0 flex-1 basis-60 truncate">{preview}</bdi>
                      <span className="text-xs text-ink2">
                        {t('model.correction', {
                          task: t(`verdict.task.${task}`),
                          was: labelName(task, was, names),
                          label: labelName(task, label, names),
                        })}
                      </span>
                      <span className="text-xs text-ink3">
                        {nameOf(by) && `${nameOf(by)} · `}
                        <RelativeTime at={at} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              {query.hasNextPage && (
                <Button className="mt-3" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('model.corrections.more')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </SettingsSection>
  );
}
