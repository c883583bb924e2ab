import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useEffectEvent, useRef } from 'react';
import type { BulkAction } from '#contract/bulk.ts';
import { usePeople } from '#web/domain/people.ts';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Progress } from '#web/ui/Progress.tsx';
import { useBulkCommands } from './commands.ts';
import { bulkQuery, isUnderWay, skippedCount, workedOff } from './queries.ts';
import { timeLeftMs } from './time-left.ts';
import { actionWords, skippedWords } from './words.ts';

/** One's own bulk actions that are under way, also after the page was loaded anew; each says its end once. */
export const BulkProgress = memo(function BulkProgress() {
  const { data } = useQuery(bulkQuery);
  const { cancel, tell } = useBulkCommands();
  const mine = data?.actions.filter(({ mine }) => mine) ?? [];
  const seen = useRef(new Set<string>());
  const hear = useEffectEvent((actions: readonly BulkAction[]) => {
    for (const action of actions) {
      if (isUnderWay(action)) seen.current.add(action.id);
      else if (seen.current.delete(action.id)) tell(action);
    }
  });

  useEffect(() => hear(data?.actions.filter(({ mine }) => mine) ?? []), [data]);

  const running = mine.filter(isUnderWay);
  if (running.length === 0) return null;
  return (
    <ul className="flex shrink-0 flex-col gap-3 border-b border-line bg-raise px-3.5 py-2.5">
      {running.map((action) => (
        <li key={action.id}>
          <Running action={action} onCancel={() => void cancel(action)} />
        </li>
      ))}
    </ul>
  );
});

/** How far one is, how long it will still take and what was left out so far. */
export function Running({ action, onCancel }: { action: BulkAction; onCancel?: () => void }) {
  const people = usePeople();
  const isStopping = action.state === 'cancelling';
  const what = actionWords(action, people);
  const done = workedOff(action);
  const leftMs = timeLeftMs({ done, total: action.total, elapsedMs: Date.now() - Date.parse(action.createdAt) });
  const left = skippedCount(action);
  return (
    <Progress
      label={isStopping ? t('bulk.stopping', { what }) : what}
      done={done}
      total={action.total}
      onCancel={isStopping ? undefined : onCancel}
    >
      {leftMs !== null && !isStopping && <span>{t('bulk.time_left', { time: duration(leftMs) })}</span>}
      {left > 0 && <span title={skippedWords(action)}>{t('bulk.so_far', { count: left })}</span>}
    </Progress>
  );
}
