import { Combobox as Base } from '@base-ui/react/combobox';
import Check from 'lucide-react/icons/check';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { t } from '../i18n.ts';
import { cx } from './cx.ts';
import { fieldLook, useFieldControl } from './Field.tsx';
import type { Option } from './Select.tsx';

type ComboboxProps<V extends string> = {
  value: V | null;
  onChange: (value: V | null) => void;
  options: readonly Option<V>[];
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
  const control = useFieldControl();
  const [query, setQuery] = useState('');
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={chosen}
      onValueChange={(option) => onChange(option?.value ?? null)}
      onInputValueChange={setQuery}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(a, b) => a.value === b.value}
      disabled={props.disabled}
      autoHighlight
    >
      <div className={cx('relative flex items-center', props.className)}>
        <Base.Input
          {...control}
          aria-label={label}
          placeholder={placeholder}
          className={cx(fieldLook, 'h-(--control) ps-2.5 pe-8')}
        />
        {chosen ? (
          <Base.Clear
            aria-label={t('ui.clear')}
            className="absolute end-1 grid size-6 place-items-center text-ink3 hover:text-ink"
          >
            <X size={14} aria-hidden="true" />
          </Base.Clear>
        ) : (
          <ChevronsUpDown size={14} className="pointer-events-none absolute end-2 text-ink3" aria-hidden="true" />
        )}
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={5} collisionPadding={8} className="z-20 outline-none">
          <Base.Popup
            data-own-keys=""
            className="pop max-h-[min(20rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width) overflow-y-auto p-1"
          >
            <Base.Empty>
              <p className="px-2 py-3 text-ink3">{t('ui.no_match', { query })}</p>
            </Base.Empty>
            <Base.List>
              {(option: Option<V>) => (
                <Base.Item key={option.value} value={option} disabled={option.disabled} className="choice">
                  {option.icon && <span className="flex text-ink3">{option.icon}</span>}
                  <span className="flex-1 truncate">{option.label}</span>
                  {option.hint && <span className="ms-3 text-xs text-ink3">{option.hint}</span>}
                  <span className="flex w-4 text-accent">
                    <Base.ItemIndicator>
                      <Check size={15} aria-hidden="true" />
                    </Base.ItemIndicator>
                  </span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
