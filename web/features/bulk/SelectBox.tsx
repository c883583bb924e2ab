import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';

type BoxProps = {
  name: string;
  checked: boolean;
  /** Somebody is choosing: every row shows its box, and not only the one under the pointer. */
  shown: boolean;
  tabbable: boolean;
  onToggle: (isRange: boolean) => void;
};

/** The box over the picture of a row. */
export function SelectBox({ name, checked, shown, tabbable, onToggle }: BoxProps) {
  return (
    <span
      className={cx(
        'absolute start-3 top-2 grid size-9 place-items-center rounded-full',
        !checked &&
          !shown &&
          'opacity-0 group-hover:opacity-100 has-focus-visible:opacity-100 coarse:pointer-events-none coarse:opacity-0',
      )}
    >
      <input
        type="checkbox"
        aria-label={t('bulk.select.one', { name })}
        checked={checked}
        tabIndex={tabbable ? 0 : -1}
        onChange={(event) => onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        className="checkbox size-[18px]"
      />
    </span>
  );
}
