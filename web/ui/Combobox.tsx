import Check from 'lucide-react/icons/check';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../i18n.ts';
import { cx } from './cx.ts';
import { useFieldControl } from './Field.tsx';
import { fuzzyFilter } from './fuzzy.ts';
import type { Option } from './Select.tsx';
import { putBeside } from './use-popup.ts';

type ComboboxProps<V extends string> = {
  value: V | null;
  onChange: (value: V | null) => void;
  options: readonly (Option<V> & { icon?: ReactNode })[];
  placeholder?: string;
  /** Name for screen readers where no Field gives one. */
  label?: string;
  disabled?: boolean;
  className?: string;
};

/** One of a long list, found by typing. */
export function Combobox<V extends string>({
  value,
  onChange,
  options,
  placeholder,
  label,
  ...props
}: ComboboxProps<V>) {
  const id = useId();
  const control = useFieldControl();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  /** Null while closed: then the field shows what is chosen. */
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = query !== null;
  const chosen = options.find((option) => option.value === value);
  const shown = fuzzyFilter(query ?? '', options, (option) => option.label);
  const current = shown[Math.min(active, shown.length - 1)];

  useLayoutEffect(() => {
    const element = list.current;
    if (!open || !element || !input.current) return;
    if (!element.matches(':popover-open')) element.showPopover();
    element.style.width = `${input.current.offsetWidth}px`;
    putBeside(element, input.current, 'bottom', 'start', 5);
  });

  const begin = () => {
    if (open || props.disabled) return;
    setQuery('');
    setActive(
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      ),
    );
  };
  const close = () => {
    list.current?.hidePopover();
    setQuery(null);
  };
  const choose = (option: Option<V> | undefined) => {
    if (!option || option.disabled) return;
    onChange(option.value);
    close();
  };
  const move = (by: number) => {
    if (!open) return begin();
    const next = (Math.min(active, shown.length - 1) + by + shown.length) % Math.max(1, shown.length);
    setActive(next);
    document.getElementById(`${id}-${shown[next]?.value}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && open) choose(current);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={cx('relative flex items-center', props.className)}>
      <input
        {...control}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${id}-${current.value}` : undefined}
        autoComplete="off"
        disabled={props.disabled}
        placeholder={chosen?.label ?? placeholder}
        value={query ?? chosen?.label ?? ''}
        onClick={begin}
        onBlur={close}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        className="field h-(--control) ps-2.5 pe-8"
      />
      {chosen ? (
        <button
          type="button"
          aria-label={t('ui.clear')}
          onClick={() => onChange(null)}
          className="absolute end-1 grid size-6 place-items-center rounded-sm text-ink3 hover:text-ink"
        >
          <X size={14} aria-hidden="true" />
        </button>
      ) : (
        <ChevronsUpDown size={14} className="pointer-events-none absolute end-2 text-ink3" aria-hidden="true" />
      )}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label ?? t('ui.choices')}
        popover="manual"
        // The field keeps the focus, as a combobox does.
        onPointerDown={(event) => event.preventDefault()}
        className="pop max-h-80 overflow-y-auto p-1"
      >
        {open &&
          shown.map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys arrive at the field, which names the active row.
            // biome-ignore lint/a11y/useFocusableInteractive: as above.
            <div
              key={option.value}
              id={`${id}-${option.value}`}
              role="option"
              aria-selected={option.value === value}
              aria-disabled={option.disabled || undefined}
              onPointerMove={() => option !== current && setActive(shown.indexOf(option))}
              onClick={() => choose(option)}
              className="choice"
              data-highlighted={option === current ? '' : undefined}
            >
              {option.icon && <span className="flex text-ink3">{option.icon}</span>}
              <span className="flex-1 truncate">{option.label}</span>
              {option.hint && <span className="ms-3 text-xs text-ink3">{option.hint}</span>}
              {option.value === value && <Check size={15} className="text-accent" aria-hidden="true" />}
            </div>
          ))}
        {open && shown.length === 0 && (
          // biome-ignore lint/a11y/useFocusableInteractive: it says that there is nothing to choose.
          <div role="option" aria-selected="false" aria-disabled="true" className="px-2 py-3 text-ink3">
            {t('ui.no_match', { query })}
          </div>
        )}
      </div>
    </div>
  );
}
