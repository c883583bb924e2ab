import { useFieldControl } from './Field.tsx';

export type Option<V extends string> = { value: V; label: string; hint?: string; disabled?: boolean };

type SelectProps<V extends string> = {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly Option<V>[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
  /** Name for screen readers where no Field gives one. */
  label?: string;
  id?: string | undefined;
  disabled?: boolean;
  className?: string;
};

/** One of a short, known list: the browser's own control, so that phones show theirs. For a long list use Combobox. */
export function Select<V extends string>({ value, onChange, options, placeholder, label, ...props }: SelectProps<V>) {
  const control = useFieldControl();
  return (
    <select
      {...control}
      {...(props.id === undefined ? {} : { id: props.id })}
      aria-label={label}
      disabled={props.disabled}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
      className={`field select ${props.className ?? ''}`}
    >
      {value === null && (
        <option value="" disabled>
          {placeholder}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.hint ? `${option.label} · ${option.hint}` : option.label}
        </option>
      ))}
    </select>
  );
}
