import { fromLocalText } from '#web/features/conversation/snooze.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';

/** From and to as date and time fields hold them, in the reader's zone. */
export type StretchText = { from: string; to: string };

/** The stretch that was typed, or null while it is none or over already. */
export function readStretch({ from, to }: StretchText): { from: Date; to: Date } | null {
  const { timeZone } = currentRegion();
  const [begins, ends] = [fromLocalText(from, timeZone), fromLocalText(to, timeZone)];
  return begins && ends && begins < ends && ends > new Date() ? { from: begins, to: ends } : null;
}

type FieldsProps = { value: StretchText; error: string | null; onChange: (value: StretchText) => void };

/** When a stretch begins and ends. */
export function StretchFields({ value, error, onChange }: FieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('oncall.from')} required>
        <Input
          type="datetime-local"
          value={value.from}
          onChange={({ target }) => onChange({ ...value, from: target.value })}
        />
      </Field>
      <Field label={t('oncall.to')} error={error} required>
        <Input
          type="datetime-local"
          value={value.to}
          onChange={({ target }) => onChange({ ...value, to: target.value })}
        />
      </Field>
    </div>
  );
}
