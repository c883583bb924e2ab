import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';

type SwitchProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
};

/** Something that is on or off and takes effect at once. In a form that is saved later, use Checkbox. */
export function Switch({ checked, onChange, label, help, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Base.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        className="mt-px flex h-[18px] w-8 shrink-0 rounded-full border border-field bg-press p-px transition-colors duration-150 data-[checked]:border-accent data-[checked]:bg-accent data-[disabled]:opacity-50"
      >
        <Base.Thumb className="size-3.5 rounded-full bg-ink2 transition-transform duration-150 ease-out data-[checked]:translate-x-3.5 data-[checked]:bg-on-accent rtl:data-[checked]:-translate-x-3.5" />
      </Base.Root>
      <Words id={id} label={label} help={help} />
    </div>
  );
}

export function Words({ id, label, help }: { id: string; label: ReactNode; help?: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="select-none">
        {label}
      </label>
      {help && (
        <p id={`${id}-help`} className="text-xs text-ink3">
          {help}
        </p>
      )}
    </div>
  );
}
