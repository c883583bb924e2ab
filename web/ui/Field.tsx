import { createContext, type ReactNode, use, useId } from 'react';
import { t } from '../i18n.ts';
import { cx } from './cx.ts';

type FieldContext = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };
const Context = createContext<FieldContext | null>(null);

type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong and how to mend it; null or empty when nothing is. */
  error?: ReactNode;
  required?: boolean;
  /** Says "optional" beside the label; use where most fields are required. */
  optional?: boolean;
  className?: string;
  /** One control of this folder; it takes name and description from here. */
  children: ReactNode;
};

/** Label, help and error around one control. */
export function Field({ label, help, error, required = false, optional, className, children }: FieldProps) {
  const id = useId();
  const notes = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <Context value={{ id, describedBy: notes || undefined, invalid: Boolean(error), required }}>
      <div className={cx('flex min-w-0 flex-col gap-1', className)}>
        <label htmlFor={id} className="w-fit font-medium">
          {label}
          {optional && <span className="ms-1.5 font-normal text-ink3">{t('ui.optional')}</span>}
        </label>
        {children}
        {help && (
          <p id={`${id}-help`} className="text-xs text-ink3">
            {help}
          </p>
        )}
        <p id={`${id}-error`} role="alert" className={cx('text-xs text-late', !error && 'hidden')}>
          {error}
        </p>
      </div>
    </Context>
  );
}

/** What a control inside a Field must carry; empty outside one. */
export function useFieldControl() {
  const field = use(Context);
  if (!field) return {};
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  };
}
