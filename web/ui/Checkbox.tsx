import { type ReactNode, useId } from 'react';

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  /** Some of what it stands for is chosen. */
  mixed?: boolean;
  disabled?: boolean;
};

/** A choice that is saved with the form around it. */
export const Checkbox = ({ mixed = false, ...props }: CheckboxProps) => (
  <Box {...props} mixed={mixed} look="checkbox" />
);

/** Something that is on or off and takes effect at once. In a form that is saved later, use Checkbox. */
export const Switch = (props: Omit<CheckboxProps, 'mixed'>) => <Box {...props} mixed={false} look="switch" />;

type BoxProps = CheckboxProps & { mixed: boolean; look: 'checkbox' | 'switch' };

function Box({ checked, onChange, label, help, mixed, disabled, look }: BoxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <input
        ref={(element) => {
          if (element) element.indeterminate = mixed;
        }}
        id={id}
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={help ? `${id}-help` : undefined}
        className={look}
      />
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
    </div>
  );
}
