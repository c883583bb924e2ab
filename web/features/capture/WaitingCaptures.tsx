import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { forget, send, useWaiting } from './kept.ts';

/** What was written down and has not reached the server: it is sent by itself, or says why it was refused. */
export function WaitingCaptures({ owner }: { owner: string }) {
  const waiting = useWaiting().filter((one) => one.owner === owner);
  if (waiting.length === 0) return null;
  return (
    <section aria-label={t('capture.waiting')} className="rounded-md border border-line bg-panel px-3 py-2">
      <h2 className="text-xs font-semibold text-ink2">{t('capture.waiting')}</h2>
      <ul className="mt-1 flex flex-col gap-2">
        {waiting.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 flex-1 truncate">
              <bdi className="font-semibold">{one.input.who}</bdi> <bdi className="text-ink2">{one.input.text}</bdi>
            </span>
            <RelativeTime at={one.input.at} className="text-xs text-ink3" />
            {one.problem && <p className="w-full text-xs text-late">{one.problem}</p>}
            <Button size="small" onClick={() => void send(one)}>
              {t('capture.retry')}
            </Button>
            {one.problem && (
              <Button size="small" tone="ghost" onClick={() => void forget(one)}>
                {t('capture.drop')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
