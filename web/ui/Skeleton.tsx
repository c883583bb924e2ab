import WifiOff from 'lucide-react/icons/wifi-off';
import { useConnection } from '../connection.ts';
import { t } from '../i18n.ts';
import { cx } from './cx.ts';

/** A grey shape where something will stand. Give it the size of what comes. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden="true" className={cx('shimmer block', className)} />
);

/** Rows of a list on their way, or the word that they wait for the connection. Show it through useDelayed, never at once. */
export function SkeletonRows({ count = 6, avatar }: { count?: number; avatar?: boolean }) {
  const connection = useConnection();
  if (connection === 'offline') {
    return (
      <p role="status" className="flex items-center gap-2 px-3.5 py-3 text-ink3">
        <WifiOff size={14} aria-hidden="true" className="shrink-0" />
        {t('ui.waits')}
      </p>
    );
  }
  return (
    <div role="status">
      <span className="sr-only">{t('ui.loading')}</span>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
        <div key={row} className="flex gap-3 border-b border-line px-3.5 py-3">
          {avatar && <Skeleton className="size-[30px] shrink-0 rounded-full" />}
          <div className="flex flex-1 flex-col gap-2 pt-0.5">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-11/12" />
          </div>
        </div>
      ))}
    </div>
  );
}
