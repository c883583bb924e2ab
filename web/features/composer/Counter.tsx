import { measure, textUnits } from '#contract/measure.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';

/** From here on the counter asks for attention. */
const nearShare = 0.9;

/** Length of a text as its network counts it. */
export function lengthOf(text: string, unit: string): number {
  return measure(text, textUnits.find((one) => one === unit) ?? 'characters');
}

type CounterProps = { length: number; max: number };

/** "158 of 300", and how many are too many. */
export function Counter({ length, max }: CounterProps) {
  const over = length - max;
  return (
    <span
      className={cx(
        'tabular-nums',
        over > 0 ? 'font-semibold text-late' : length > max * nearShare ? 'font-semibold text-soon' : 'text-ink3',
      )}
    >
      {t('composer.count', { count: length, max })}
      <span role="status">{over > 0 && ` · ${t('composer.count.over', { over })}`}</span>
    </span>
  );
}
