import { Checkbox as Base } from '@base-ui/react/checkbox';
import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import { type ReactNode, useId } from 'react';
import { Words } from './Switch.tsx';

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  /** Some of what it stands for is chosen. */
  mixed?: boolean;
  disabled?: boolean;
};

export function Checkbox({ checked, onChange, label, help, mixed, disabled }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <Base.Root
        id={id}
        checked={checked}
        indeterminate={mixed}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        className="mt-px grid size-[17px] shrink-0 place-items-center rounded-[5px] border border-field bg-panel text-on-accent transition-colors duration-100 data-[checked]:border-accent data-[checked]:bg-accent data-[disabled]:opacity-50 data-[indeterminate]:border-accent data-[indeterminate]:bg-accent"
      >
        <Base.Indicator className="flex">
          {mixed ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
        </Base.Indicator>
      </Base.Root>
      <Words id={id} label={label} help={help} />
    </div>
  );
}
