import type { Relabel } from '#contract/entry.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Progress } from '#web/ui/Progress.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useTaxonomyCommands } from './entry-commands.ts';
import { isUnderWay } from './entry-queries.ts';

/** Past messages that get an entry: how far they have come, and the way to stop or undo it. */
export function Relabels({ relabels }: { relabels: readonly Relabel[] }) {
  const { cancel, undo } = useTaxonomyCommands();
  if (relabels.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {relabels.map((one) => (
        <li key={one.id} className="rounded-lg border border-line bg-panel p-3">
          {isUnderWay(one) ? (
            <Progress
              label={t('themes.relabel.running', { state: one.state })}
              done={one.done}
              total={one.total}
              onCancel={one.state === 'running' ? () => void cancel(one) : undefined}
            />
          ) : (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <span className="min-w-0 flex-1 basis-56">
                {t('themes.relabel.ended', { state: one.state, moved: one.moved, done: one.done })}{' '}
                <RelativeTime at={one.startedAt} className="text-xs text-ink3" />
              </span>
              {one.state !== 'undone' && (
                <Button size="small" onClick={() => void undo(one)}>
                  {t('themes.relabel.undo')}
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
