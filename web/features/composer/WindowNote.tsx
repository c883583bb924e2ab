import Hourglass from 'lucide-react/icons/hourglass';
import type { Stages } from '#contract/stage.ts';
import { duration, exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { useFromNow } from '#web/ui/use-now.ts';
import { windowPhase } from './window-phase.ts';

const tones = { open: 'text-ink3', soon: 'font-semibold text-soon', closed: 'font-semibold text-late' };

/** Until when the network lets this be answered in private, and what may be sent afterwards; calm until the last hours. */
export function WindowNote({ window }: { window: NonNullable<NonNullable<Stages['private']>['window']> }) {
  const { outside } = window;
  const closesAt = window.closesAt === null ? null : new Date(window.closesAt);
  const phase = useFromNow((now) => windowPhase(closesAt, now));
  const left = useFromNow((now) => duration(Math.max(0, (closesAt?.getTime() ?? 0) - now.getTime())));
  return (
    <p
      role={phase === 'open' ? undefined : 'status'}
      title={closesAt ? exactTime(closesAt) : undefined}
      className={cx('mb-1 flex items-start gap-1.5 text-xs', tones[phase])}
    >
      <Hourglass size={13} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0">
        {phase === 'closed'
          ? t('composer.window.closed', { outside })
          : t(`composer.window.${phase}`, { left, outside })}
      </span>
    </p>
  );
}
