import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { Layer, Rota, RotaPlan } from '#contract/rota.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useRotaCommands } from './commands.ts';
import { LayerFields } from './LayerFields.tsx';
import { newLayer } from './new-layer.ts';

const everybody = 'everybody';
const always = 'always';

/** Makes a rota or changes it: its layers, each a sentence, and when somebody must be there. */
export function RotaDialog({ rota, onClose }: { rota: Rota | null; onClose: () => void }) {
  const { me, teams } = usePeople();
  const { create, change } = useRotaCommands();
  const calendars = useQuery(policyQuery('calendars')).data?.active;
  const [plan, setPlan] = useState<RotaPlan>(() => planOf(rota, me.id));
  const form = useSubmission(onClose);
  const { layers } = plan;
  const isNamed = plan.name.trim() !== '';
  const isComplete = layers.every(isWhole);
  const submit = () => {
    if (!isNamed || !isComplete) return form.refuse();
    const wanted = { ...plan, name: plan.name.trim() };
    form.submit(() => (rota ? change(rota, wanted) : create(wanted)));
  };
  const put = (next: Layer[]) => setPlan({ ...plan, layers: next });
  const offered = calendars?.kind === 'calendars' ? calendars.body.calendars.filter((one) => !one.always) : [];
  return (
    <FormDialog
      title={rota ? t('oncall.edit_one', { name: rota.name }) : t('oncall.new')}
      size="large"
      action={t(rota ? 'ui.save' : 'oncall.create')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('people.name')} error={form.touched && !isNamed ? t('oncall.name.missing') : null} required>
        <Input
          maxLength={60}
          value={plan.name}
          placeholder={t('oncall.name.example')}
          onChange={({ target }) => setPlan({ ...plan, name: target.value })}
        />
      </Field>
      {layers.map((layer, n) => (
        <LayerFields
          key={layer.id}
          layer={layer}
          n={n + 1}
          error={form.touched}
          onChange={(next) => put(layers.map((one) => (one.id === layer.id ? next : one)))}
          onRemove={layers.length > 1 ? () => put(layers.filter((one) => one.id !== layer.id)) : null}
        />
      ))}
      <div>
        <Button
          icon={<Plus size={15} aria-hidden="true" />}
          onClick={() => put([...layers, newLayer(me.id, layers, new Date(), currentRegion().timeZone)])}
        >
          {t('oncall.layer.add')}
        </Button>
        <p className="mt-1.5 text-xs text-ink3">{t('oncall.layer.add.help')}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('oncall.needed')} help={t('oncall.needed.help')}>
          <Select
            value={plan.calendarId ?? always}
            options={[
              { value: always, label: t('oncall.needed.always') },
              ...offered.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => setPlan({ ...plan, calendarId: id === always ? null : id })}
          />
        </Field>
        {teams.length > 0 && (
          <Field label={t('oncall.team')} help={t('oncall.team.help')}>
            <Select
              value={plan.teamId ?? everybody}
              options={[
                { value: everybody, label: t('oncall.team.all') },
                ...teams.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => setPlan({ ...plan, teamId: id === everybody ? null : id })}
            />
          </Field>
        )}
      </div>
    </FormDialog>
  );
}

/** Whether nothing is missing in a layer. */
function isWhole({ agentIds, startsOn, handover, hours, turnDays }: Layer): boolean {
  if (agentIds.length === 0 || startsOn === '' || handover === '' || turnDays < 1) return false;
  return hours === null || (hours.days.length > 0 && hours.from !== hours.to && hours.from !== '' && hours.to !== '');
}

function planOf(rota: Rota | null, agentId: string): RotaPlan {
  if (!rota)
    return {
      name: '',
      teamId: null,
      calendarId: null,
      layers: [newLayer(agentId, [], new Date(), currentRegion().timeZone)],
    };
  const { name, teamId, calendarId, layers } = rota;
  return { name, teamId, calendarId, layers };
}
