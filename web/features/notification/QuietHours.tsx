import type { Choice } from '#contract/own-way.ts';
import { weekdayNames } from '#web/features/calendar/weekdays.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Checkbox, Switch } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';

type Quiet = Choice['quiet'];

/** When only pages come: hours of each day, and days as a whole. */
export function QuietHours({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const time = (part: 'from' | 'to') => (
    <Field label={t(`notification.quiet.${part}`)}>
      <Input
        type="time"
        value={quiet[part]}
        onChange={({ target }) => target.value && onChange({ ...quiet, [part]: target.value })}
        className="w-32"
      />
    </Field>
  );
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={t('notification.quiet')}
        help={t('notification.quiet.help', { zone: currentRegion().timeZone })}
        checked={quiet.isOn}
        onChange={(isOn) => onChange({ ...quiet, isOn })}
      />
      {quiet.isOn && (
        <>
          <div className="flex flex-wrap gap-4">
            {time('from')}
            {time('to')}
          </div>
          <fieldset>
            <legend className="mb-1.5 font-medium">{t('notification.quiet.days')}</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              {weekdayNames().map((name, n) => (
                <Checkbox
                  key={name}
                  label={name}
                  checked={quiet.days.includes(n + 1)}
                  onChange={(isIn) =>
                    onChange({
                      ...quiet,
                      days: [1, 2, 3, 4, 5, 6, 7].filter((day) => (day === n + 1 ? isIn : quiet.days.includes(day))),
                    })
                  }
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
    </div>
  );
}
