import { count, duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';

type ChangeProps = {
  now: number | null;
  draft: number | null;
  /** A time in ms; else a count. */
  isTime?: boolean;
  /** Neither better nor worse when it changes. */
  isNeutral?: boolean;
};

/** A figure as it is and as it would be, with the difference: fewer and shorter is better. */
export function Change({ now, draft, isTime = false, isNeutral = false }: ChangeProps) {
  const say = (value: number | null) => (value === null ? '–' : isTime ? duration(value) : count(value));
  const by = (draft ?? 0) - (now ?? 0);
  // What rounds to the same words is the same to a reader.
  const isSame = now === null || draft === null ? now === draft : say(now) === say(draft);
  if (isSame) return <span className="whitespace-nowrap text-ink3">{say(now)}</span>;
  const sign = by > 0 ? '+' : '−';
  return (
    <span className="inline-flex flex-col items-end gap-0.5">
      <span className="whitespace-nowrap">
        <span className="sr-only">{t('simulation.change', { now: say(now), draft: say(draft) })}</span>
        <span aria-hidden="true">
          <span className="text-ink3">{say(now)}</span>
          <span className="px-1 text-ink3 rtl:hidden">→</span>
          <span className="px-1 text-ink3 ltr:hidden">←</span>
          <span className="font-semibold">{say(draft)}</span>
        </span>
      </span>
      {now !== null && draft !== null && (
        <bdi
          className={cx(
            'text-xs whitespace-nowrap',
            isNeutral ? 'text-ink3' : by > 0 ? 'font-semibold text-late' : 'font-semibold text-ok',
          )}
        >
          {sign}
          {say(Math.abs(by))}
        </bdi>
      )}
    </span>
  );
}
