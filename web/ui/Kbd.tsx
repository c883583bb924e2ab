import { cx } from './cx.ts';
import { keyCaps } from './shortcut-match.ts';

type KbdProps = {
  /** As in useShortcuts: `j`, `mod+k`, `g i`. */
  keys: string;
  /** Without the cap, for coloured grounds. */
  plain?: boolean;
  /** On touch screens too: in the list of keys itself. */
  always?: boolean;
  className?: string;
};

/** Key caps. Hidden from screen readers (aria-keyshortcuts says it) and on touch screens. */
export function Kbd({ keys, plain, always, className }: KbdProps) {
  return (
    <span
      dir="ltr"
      aria-hidden={!always || undefined}
      className={cx('inline-flex gap-0.5', !always && 'coarse:hidden', className)}
    >
      {keyCaps(keys).map((cap) => (
        <kbd
          key={cap}
          className={cx(
            'inline-flex h-[17px] min-w-[17px] items-center justify-center px-1 font-mono text-2xs leading-none',
            plain ? 'opacity-85' : 'rounded-[5px] border border-line2 border-b-2 bg-panel font-normal text-ink3',
          )}
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
