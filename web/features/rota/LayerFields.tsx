import Trash2 from 'lucide-react/icons/trash-2';
import type { Layer, LayerHours } from '#contract/rota.ts';
import { usePeople } from '#web/domain/people.ts';
import { weekdayNames } from '#web/features/calendar/weekdays.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { layerSentence } from './layer-sentence.ts';
import { TurnOrder } from './TurnOrder.tsx';

type LayerProps = {
  layer: Layer;
  /** Its rank, from 1. */
  n: number;
  /** Says what is missing. */
  error: boolean;
  onChange: (layer: Layer) => void;
  /** Null for the only one. */
  onRemove: (() => void) | null;
};

const office: LayerHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** A layer as the sentence it makes, and the parts of that sentence. */
export function LayerFields({ layer, n, error, onChange, onRemove }: LayerProps) {
  const { nameOf } = usePeople();
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line2 px-3.5 py-3">
      <legend className="sr-only">{t('oncall.layer', { n })}</legend>
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 text-ink2" aria-live="polite">
          <b className="font-semibold text-ink">{t('oncall.layer', { n })}.</b>{' '}
          {layerSentence(layer, (id) => nameOf(id) ?? t('oncall.gone'))}
        </p>
        {onRemove && (
          <IconButton
            size="small"
            label={t('oncall.layer.remove', { n })}
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </div>
      <TurnOrder
        agentIds={layer.agentIds}
        isMissing={error && layer.agentIds.length === 0}
        onChange={(agentIds) => onChange({ ...layer, agentIds })}
      />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Field label={t('oncall.layer.days')}>
          <Input
            inputMode="numeric"
            value={layer.turnDays === 0 ? '' : layer.turnDays}
            onChange={({ target }) =>
              onChange({ ...layer, turnDays: Math.min(90, Number(target.value.replace(/\D/g, '').slice(0, 2))) })
            }
          />
        </Field>
        <Field label={t('oncall.layer.handover')}>
          <Input
            type="time"
            value={layer.handover}
            onChange={({ target }) => onChange({ ...layer, handover: target.value })}
          />
        </Field>
        <Field label={t('oncall.layer.starts')} className="max-sm:col-span-2">
          <Input
            type="date"
            value={layer.startsOn}
            onChange={({ target }) => onChange({ ...layer, startsOn: target.value })}
          />
        </Field>
        <Field label={t('oncall.layer.zone')} className="max-sm:col-span-2">
          <Zone value={layer.timeZone} onChange={(timeZone) => onChange({ ...layer, timeZone })} />
        </Field>
      </div>
      <Checkbox
        label={t('oncall.layer.always')}
        checked={layer.hours === null}
        onChange={(isAlways) => onChange({ ...layer, hours: isAlways ? null : office })}
      />
      {layer.hours && <HoursFields hours={layer.hours} onChange={(hours) => onChange({ ...layer, hours })} />}
    </fieldset>
  );
}

function Zone({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const zones = Intl.supportedValuesOf('timeZone');
  const all = zones.includes(value) ? zones : [value, ...zones];
  const options = all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  return <Select value={value} options={options} onChange={onChange} />;
}

function HoursFields({ hours, onChange }: { hours: LayerHours; onChange: (hours: LayerHours) => void }) {
  const toggle = (day: number, isOn: boolean) =>
    onChange({ ...hours, days: isOn ? [...hours.days, day].sort() : hours.days.filter((one) => one !== day) });
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
        <legend className="sr-only">{t('oncall.layer.weekdays')}</legend>
        {weekdayNames().map((name, n) => (
          <Checkbox
            key={name}
            label={name}
            checked={hours.days.includes(n + 1)}
            onChange={(isOn) => toggle(n + 1, isOn)}
          />
        ))}
      </fieldset>
      <div className="grid max-w-72 grid-cols-2 gap-3">
        <Field label={t('oncall.from')}>
          <Input type="time" value={hours.from} onChange={({ target }) => onChange({ ...hours, from: target.value })} />
        </Field>
        <Field label={t('oncall.to')}>
          <Input type="time" value={hours.to} onChange={({ target }) => onChange({ ...hours, to: target.value })} />
        </Field>
      </div>
    </div>
  );
}
