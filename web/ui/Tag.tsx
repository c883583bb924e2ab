import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Tone = 'neutral' | 'accent' | 'public' | 'private' | 'note' | 'late' | 'soon' | 'ok';

type TagProps = {
  tone?: Tone;
  /** Filled with the tone's ground: for the few that must be seen from afar. */
  filled?: boolean;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
};

const outlined: Record<Tone, string> = {
  neutral: 'border-line2 text-ink2',
  accent: 'border-accent text-accent',
  public: 'border-public-line text-public',
  private: 'border-private-line text-private',
  note: 'border-note-line text-note',
  late: 'border-late-line text-late',
  soon: 'border-soon-line text-soon',
  ok: 'border-ok-line text-ok',
};

const grounds: Record<Tone, string> = {
  neutral: 'border-transparent bg-hover text-ink2',
  accent: 'border-transparent bg-sel text-accent',
  public: 'border-public-line bg-public-bg text-public',
  private: 'border-private-line bg-private-bg text-private',
  note: 'border-note-line bg-note-bg text-note',
  late: 'border-transparent bg-late-bg text-late',
  soon: 'border-transparent bg-soon-bg text-soon',
  ok: 'border-transparent bg-ok-bg text-ok',
};

/** One or two words of state. Its tone repeats what the word says, never replaces it. */
export function Tag({ tone = 'neutral', filled, icon, className, children }: TagProps) {
  return (
    <span
      className={cx(
        'inline-flex h-[19px] max-w-full items-center gap-1 rounded-[5px] border px-[5px] text-2xs whitespace-nowrap',
        filled ? cx(grounds[tone], tone !== 'neutral' && 'font-semibold') : outlined[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A count on something, such as an area of the rail. `label` says what is counted. */
export function Badge({ value, label, hot }: { value: string; label: string; hot?: boolean }) {
  return (
    <span
      className={cx(
        'inline-grid h-4 min-w-4 place-items-center rounded-full px-1 text-[10px] font-semibold tabular-nums leading-none',
        hot ? 'bg-late text-on-late' : 'bg-press text-ink2',
      )}
    >
      <span aria-hidden="true">{value}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
