import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';

type NumberProps = { label: string; value: number; onChange: (value: number) => void };

/** A whole number, as it is typed; what is none leaves the policy incomplete. */
export function NumberField({ label, value, onChange }: NumberProps) {
  return (
    <Field label={label}>
      <Input
        type="number"
        inputMode="numeric"
        min={1}
        value={Number.isFinite(value) ? value : ''}
        onChange={({ target }) => onChange(target.value === '' ? Number.NaN : Number(target.value))}
        className="max-w-40"
      />
    </Field>
  );
}
