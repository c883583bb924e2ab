import { useState } from 'react';
import { type Alert, alertMoments } from '#contract/alerts.ts';
import type { Priority } from '#contract/filter.ts';
import { ownKinds } from '#contract/own-way.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import type { AlertNames } from './alert-sentence.ts';

type DialogProps = {
  priority: Priority;
  alert: Alert;
  names: AlertNames;
  onSave: (alert: Alert) => void;
  onClose: () => void;
};

/** Asks whom a priority tells, when, how urgently and by which ways. */
export function AlertDialog({ priority, alert, names, onSave, onClose }: DialogProps) {
  const [edited, setEdited] = useState(alert);
  const change = (part: Partial<Alert>) => setEdited({ ...edited, ...part });
  const { on, leads, teams, rotas, rooms, urgency, ways } = edited;
  return (
    <FormDialog
      title={t('alert.edit', { priority: t(`conversation.priority.${priority}`) })}
      action={t('alert.take')}
      onSubmit={() => onSave(edited)}
      onClose={onClose}
    >
      <Choices
        legend={t('alert.when')}
        options={alertMoments.map((id) => ({ id, name: t(`alert.moment.${id}`) }))}
        chosen={on}
        onChange={(next) => change({ on: alertMoments.filter((one) => next.includes(one)) })}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">{t('alert.who')}</legend>
        <Checkbox label={t('alert.leads.long')} checked={leads} onChange={(isOn) => change({ leads: isOn })} />
      </fieldset>
      <Choices
        legend={t('alert.teams')}
        options={names.teams}
        chosen={teams}
        onChange={(next) => change({ teams: next })}
      />
      <Choices
        legend={t('alert.rotas')}
        options={names.rotas}
        chosen={rotas}
        onChange={(next) => change({ rotas: next })}
      />
      <Choices
        legend={t('alert.rooms')}
        options={names.rooms}
        chosen={rooms}
        onChange={(next) => change({ rooms: next })}
      />
      <Field label={t('alert.how')}>
        <Select
          value={urgency}
          options={(['now', 'page'] as const).map((value) => ({ value, label: t(`alert.how.${value}`) }))}
          onChange={(value) => change({ urgency: value })}
        />
      </Field>
      {urgency === 'now' && (
        <>
          <Field label={t('alert.by')}>
            <Select
              value={ways === null ? 'own' : 'these'}
              options={(['own', 'these'] as const).map((value) => ({ value, label: t(`alert.by.${value}`) }))}
              onChange={(value) => change({ ways: value === 'own' ? null : ['push', 'mail'] })}
            />
          </Field>
          {ways !== null && (
            <Choices
              legend={t('notification.ways')}
              options={ownKinds.map((id) => ({ id, name: t(`way.kind.${id}`) }))}
              chosen={ways}
              onChange={(next) => change({ ways: ownKinds.filter((one) => next.includes(one)) })}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

type ChoicesProps = {
  legend: string;
  options: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Several of a few; nothing where there are none to choose from. */
function Choices({ legend, options, chosen, onChange }: ChoicesProps) {
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="flex max-h-40 flex-wrap gap-x-5 gap-y-2 overflow-y-auto py-0.5">
        {options.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={<bdi>{name}</bdi>}
            checked={chosen.includes(id)}
            onChange={(isIn) => onChange(isIn ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
