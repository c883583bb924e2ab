import type { KeyboardEvent } from 'react';
import type { Mode } from '#web/domain/mode.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Kbd } from '#web/ui/Kbd.tsx';
import type { Closed } from './modes.ts';

type TabsProps = {
  mode: Mode;
  onChange: (mode: Mode) => void;
  closed: Record<Mode, Closed>;
  /** Modes in which something is typed. */
  drafted: readonly Mode[];
  /** The key that leads to each from here. */
  keys: Partial<Record<Mode, string>>;
  panelId: string;
};

const all: readonly Mode[] = ['public', 'private', 'note'];
const selected: Record<Mode, string> = { public: 'text-public', private: 'text-private', note: 'text-note' };

/** Public, private or note: a different colour, icon and word for each. */
export function ModeTabs({ mode, onChange, closed, drafted, keys, panelId }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const by = event.key === 'ArrowRight' ? rtl : event.key === 'ArrowLeft' ? -rtl : 0;
    const open = all.filter((one) => closed[one] === null);
    const next = open[(open.indexOf(mode) + by + open.length) % open.length];
    if (by === 0 || !next) return;
    event.preventDefault();
    onChange(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-mode=${next}]`)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={t('composer.modes')}
      onKeyDown={onKeyDown}
      className="flex gap-0.5 overflow-x-auto px-1.5 pt-1.5 resting:hidden"
    >
      {all.map((one) => {
        const reason = closed[one];
        const on = one === mode;
        return (
          <button
            key={one}
            type="button"
            role="tab"
            data-mode={one}
            aria-selected={on}
            aria-controls={panelId}
            aria-disabled={reason !== null || undefined}
            tabIndex={on ? 0 : -1}
            title={reason ? t(`composer.closed.${reason}`) : undefined}
            onClick={() => reason === null && onChange(one)}
            className={cx(
              'flex min-h-(--control-small) items-center gap-1.5 rounded-t-md px-2.5 whitespace-nowrap -outline-offset-2',
              on ? cx('bg-panel font-semibold', selected[one]) : 'text-ink2',
              reason !== null ? 'cursor-default opacity-60' : !on && 'hover:text-ink',
            )}
          >
            <ModeIcon mode={one} size={15} />
            <span className="max-sm:hidden">{t(`composer.mode.${one}`)}</span>
            <span className="sm:hidden">{t(`composer.mode.${one}.short`)}</span>
            {!on && drafted.includes(one) && (
              <span className="size-1.5 rounded-full bg-current">
                <span className="sr-only">{t('composer.mode.has_draft')}</span>
              </span>
            )}
            {keys[one] && reason === null && <Kbd keys={keys[one]} />}
          </button>
        );
      })}
    </div>
  );
}
