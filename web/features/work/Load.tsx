import type { StaffMember } from '#contract/work.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';

/** How much of what somebody can hold they hold. */
export function Load({ member: { load, most, open } }: { member: Pick<StaffMember, 'load' | 'most' | 'open'> }) {
  const share = Math.min(1, load / most);
  return (
    <span className="flex items-center gap-2 whitespace-nowrap" title={t('work.load.open', { count: open })}>
      <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-press">
        <span
          className={cx('block h-full rounded-full', share >= 1 ? 'bg-late' : share >= 0.8 ? 'bg-soon' : 'bg-accent')}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="tabular-nums text-ink2">{t('work.load.of', { load, most })}</span>
    </span>
  );
}
