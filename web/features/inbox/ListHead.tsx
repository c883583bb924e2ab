import type { ViewKey } from '#contract/conversation.ts';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useCounts } from './ViewNav.tsx';

/** Which view this is, how much stands in it and in which order. */
export function ListHead({ view }: { view: ViewKey }) {
  const count = useCounts()(view);
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-2 px-3.5 pt-1">
      <h1 className="min-w-0 truncate text-base font-semibold">{t(`inbox.view.${view}`)}</h1>
      {count !== undefined && <span className="text-ink3 tabular-nums">{cappedCount(count)}</span>}
      <span className="ms-auto text-xs whitespace-nowrap text-ink3">{t('inbox.newest_first')}</span>
    </header>
  );
}
