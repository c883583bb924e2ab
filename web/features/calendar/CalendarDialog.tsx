import { useState } from 'react';
import { type Calendar, opensEver } from '#contract/calendar.ts';
import { NetworksField } from '#web/domain/NetworksField.tsx';
import { unknownNetworks } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { daysText, hoursText, readDays, readHours } from './hours-text.ts';
import { WeekFields } from './WeekFields.tsx';
import { ZoneField } from './ZoneField.tsx';

type DialogProps = {
  calendar: Calendar;
  /** It counts wherever no other does. */
  takesRest: boolean;
  onSave: (calendar: Calendar) => void;
  onClose: () => void;
};

/** A calendar's name, zone, hours, special days, and for whom it counts. */
export function CalendarDialog({ calendar, takesRest, onSave, onClose }: DialogProps) {
  const { teams } = usePeople();
  const [edited, setEdited] = useState(calendar);
  const [week, setWeek] = useState(calendar.week.map(hoursText));
  const [days, setDays] = useState(daysText(calendar.days));
  const [touched, setTouched] = useState(false);
  const hours = week.map(readHours);
  const special = readDays(days);
  const unknown = unknownNetworks(edited.networks);
  const problems = {
    name: edited.name.trim() === '' ? t('policy.category.name.missing') : null,
    days: 'line' in special ? t('policy.days.wrong', { line: special.line }) : null,
    hours: opensEver({ always: edited.always, week: hours.map((one) => one ?? []) }) ? null : t('policy.hours.never'),
    networks: unknown.length > 0 ? t('ui.networks.unknown', { networks: listed(unknown) }) : null,
    whom: takesRest || edited.teamIds.length + edited.networks.length > 0 ? null : t('policy.calendar.whom.missing'),
  };
  const submit = () => {
    setTouched(true);
    const isFine = Object.values(problems).every((problem) => problem === null) && !hours.includes(null);
    if (!isFine || 'line' in special) return;
    onSave({ ...edited, name: edited.name.trim(), week: hours.map((one) => one ?? []), days: special.days });
  };
  return (
    <FormDialog
      title={titleOf(calendar, takesRest)}
      description={takesRest ? t('policy.calendar.rest.edit') : undefined}
      action={t('policy.category.take')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('policy.category.name')} error={touched && problems.name} required>
        <Input
          maxLength={60}
          value={edited.name}
          onChange={({ target }) => setEdited({ ...edited, name: target.value })}
        />
      </Field>
      <Checkbox
        label={t('policy.calendar.always')}
        checked={edited.always}
        onChange={(always) => setEdited({ ...edited, always })}
      />
      {!edited.always && (
        <>
          <ZoneField value={edited.timeZone} onChange={(timeZone) => setEdited({ ...edited, timeZone })} />
          <WeekFields
            legend={t('policy.hours')}
            week={week}
            error={touched ? problems.hours : null}
            onChange={setWeek}
          />
          <Field label={t('policy.days')} help={t('policy.days.help')} error={problems.days}>
            <Textarea rows={4} value={days} onChange={({ target }) => setDays(target.value)} />
          </Field>
        </>
      )}
      {!takesRest && (
        <>
          {teams.length > 0 && (
            <fieldset className="flex flex-col gap-1.5">
              <legend className="mb-1.5 font-medium">{t('policy.teams')}</legend>
              {teams.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={edited.teamIds.includes(id)}
                  onChange={(isOn) => {
                    const others = edited.teamIds.filter((one) => one !== id);
                    setEdited({ ...edited, teamIds: isOn ? [...others, id] : others });
                  }}
                />
              ))}
            </fieldset>
          )}
          <NetworksField
            label={t('policy.networks')}
            networks={edited.networks}
            error={touched && (problems.networks ?? problems.whom)}
            onChange={(networks) => setEdited({ ...edited, networks })}
          />
        </>
      )}
    </FormDialog>
  );
}

function titleOf({ name }: Calendar, takesRest: boolean): string {
  if (name === '') return t('policy.calendar.new');
  return t(takesRest ? 'policy.calendar.rest.title' : 'policy.category.edit', { name });
}
