import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';

export type ButtonTone = 'primary' | 'secondary' | 'ghost' | 'danger' | 'public' | 'private' | 'note';
export type ButtonSize = 'small' | 'medium';

export type ButtonProps = ComponentProps<'button'> & {
  tone?: ButtonTone;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shortcut shown beside the words, as in useShortcuts: `e`, `mod+Enter`. */
  keys?: string;
  /** Work is running: the button keeps its place and focus and ignores presses. */
  busy?: boolean;
};

const solid = 'border-transparent font-semibold';
const tones: Record<ButtonTone, string> = {
  primary: cx(solid, 'bg-accent text-on-accent hover:bg-accent-hover'),
  secondary: 'border-line2 bg-raise text-ink hover:bg-hover aria-expanded:bg-hover',
  ghost: 'border-transparent text-ink2 hover:bg-hover hover:text-ink aria-expanded:bg-hover',
  danger: cx(solid, 'bg-late text-on-late hover:bg-late-hover'),
  public: cx(solid, 'bg-public text-on-public hover:bg-public-hover'),
  private: cx(solid, 'bg-private text-on-private hover:bg-private-hover'),
  note: cx(solid, 'bg-note text-on-note hover:bg-note-hover'),
};

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-(--control-small) gap-1.5 px-2 text-xs',
  medium: 'min-h-(--control) gap-1.5 px-2.5',
};

export function Button({ tone = 'secondary', size = 'medium', icon, keys, busy, ...props }: ButtonProps) {
  const { className, children, onClick, disabled, ...rest } = props;
  const quiet = tone === 'secondary' || tone === 'ghost';
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-[7px] border whitespace-nowrap transition-colors duration-100',
        'disabled:cursor-default disabled:opacity-50 aria-busy:cursor-progress aria-busy:opacity-70',
        tones[tone],
        sizes[size],
        className,
      )}
    >
      {icon}
      {children}
      {keys && <Kbd keys={keys} plain={!quiet} />}
    </button>
  );
}
