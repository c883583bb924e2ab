import { Select as Base } from '@base-ui/react/select';
import Check from 'lucide-react/icons/check';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { fieldLook, useFieldControl } from './Field.tsx';

export type Option<V extends string> = { value: V; label: string; icon?: ReactNode; hint?: string; disabled?: boolean };

type SelectProps<V extends string> = {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly Option<V>[];
  placeholder?: string;
  /** Name for screen readers where no Field gives one. */
  label?: string;
  disabled?: boolean;
  className?: string;
};

/** One of a short, known list. For a long one use Combobox. */
export function Select<V extends string>({ value, onChange, options, placeholder, label, ...props }: SelectProps<V>) {
  const control = useFieldControl();
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={props.disabled}
      onValueChange={(next) => next !== null && onChange(next)}
      modal={false}
    >
      <Base.Trigger
        {...control}
        aria-label={label}
        className={cx(fieldLook, 'flex h-(--control) items-center gap-2 ps-2.5 pe-2 text-start', props.className)}
      >
        <Base.Value placeholder={placeholder} className="flex-1 truncate data-[placeholder]:text-ink3" />
        <Base.Icon className="flex text-ink3">
          <ChevronsUpDown size={14} aria-hidden="true" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={5} alignItemWithTrigger={false} collisionPadding={8} className="z-20 outline-none">
          <Base.Popup
            data-own-keys=""
            className="pop max-h-(--available-height) min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto p-1"
          >
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} disabled={option.disabled} className="choice">
                  {option.icon && <span className="flex text-ink3">{option.icon}</span>}
                  <Base.ItemText className="flex-1 truncate">{option.label}</Base.ItemText>
                  {option.hint && <span className="ms-3 text-xs text-ink3">{option.hint}</span>}
                  <span className="flex w-4 text-accent">
                    <Base.ItemIndicator>
                      <Check size={15} aria-hidden="true" />
                    </Base.ItemIndicator>
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
