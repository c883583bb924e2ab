import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';

/** Where the hours are on the wall. */
export function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const zones = Intl.supportedValuesOf('timeZone');
  const all = zones.includes(value) ? zones : [value, ...zones];
  return (
    <Field label={t('policy.zone')}>
      <Select
        value={value}
        options={all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={onChange}
      />
    </Field>
  );
}
