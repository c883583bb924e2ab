import { useQuery } from '@tanstack/react-query';
import { type EmergingRules, sensitivities } from '#contract/emerging-rules.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { rotasQuery } from '#web/features/rota/queries.ts';
import { CheckGroup } from '#web/features/routing/CheckGroup.tsx';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Checkbox, Switch } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Table } from '#web/ui/Table.tsx';
import { useLiftQuiet } from './commands.ts';
import { quietQuery } from './queries.ts';

/** When something is an issue, who hears of it, and what stays quiet. */
export function EmergingSettings() {
  return (
    <>
      <PolicyEditor kind="emerging">
        {(body, change) => (
          <>
            <SettingsSection title={t('emerging.rules')} lead={t('emerging.rules.lead')}>
              <When rules={body} onChange={change} />
            </SettingsSection>
            <SettingsSection title={t('emerging.tell')} lead={t('emerging.tell.lead')}>
              <Whom rules={body} onChange={change} />
            </SettingsSection>
          </>
        )}
      </PolicyEditor>
      <div className="mt-8">
        <SettingsSection title={t('emerging.quiet')} lead={t('emerging.quiet.lead')}>
          <Quiet />
        </SettingsSection>
      </div>
    </>
  );
}

type FormProps = { rules: EmergingRules; onChange: (rules: EmergingRules) => void };
const numbers = ['leastMessages', 'leastPeople', 'closesAfterHours'] as const;

function When({ rules, onChange }: FormProps) {
  return (
    <div className="flex max-w-xl flex-col gap-4">
      <Switch label={t('emerging.on')} checked={rules.isOn} onChange={(isOn) => onChange({ ...rules, isOn })} />
      <Field label={t('emerging.sensitivity')} help={t(`emerging.sensitivity.${rules.sensitivity}.help`)}>
        <Select
          value={rules.sensitivity}
          options={sensitivities.map((value) => ({ value, label: t(`emerging.sensitivity.${value}`) }))}
          onChange={(sensitivity) => onChange({ ...rules, sensitivity })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        {numbers.map((key) => (
          <Field key={key} label={t(`emerging.rules.${key}`)}>
            <Input
              type="number"
              inputMode="numeric"
              value={String(rules[key])}
              onChange={({ target }) => onChange({ ...rules, [key]: Math.trunc(Number(target.value)) })}
            />
          </Field>
        ))}
      </div>
    </div>
  );
}

function Whom({ rules, onChange }: FormProps) {
  const { teams } = usePeople();
  const rotas = useQuery(rotasQuery).data?.rotas ?? [];
  const { tell } = rules;
  const change = (part: Partial<EmergingRules['tell']>) => onChange({ ...rules, tell: { ...tell, ...part } });
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return (
    <div className="flex max-w-xl flex-col gap-4">
      <Checkbox label={t('emerging.tell.leads')} checked={tell.leads} onChange={(leads) => change({ leads })} />
      <CheckGroup
        legend={t('emerging.tell.teams')}
        none={t('emerging.tell.none')}
        options={teams.map(named)}
        chosen={tell.teams}
        onChange={(next) => change({ teams: next })}
      />
      <CheckGroup
        legend={t('emerging.tell.rotas')}
        none={t('emerging.tell.none')}
        options={rotas.map(named)}
        chosen={tell.rotas}
        onChange={(next) => change({ rotas: next })}
      />
      <Field label={t('emerging.tell.how')}>
        <Select
          value={tell.urgency}
          options={(['later', 'now', 'page'] as const).map((value) => ({
            value,
            label: t(`emerging.tell.how.${value}`),
          }))}
          onChange={(urgency) => change({ urgency })}
        />
      </Field>
    </div>
  );
}

function Quiet() {
  const lift = useLiftQuiet();
  return (
    <Loaded query={useQuery(quietQuery)}>
      {({ terms }) => (
        <Table
          caption={t('emerging.quiet')}
          rows={terms}
          rowKey={({ kind, term }) => `${kind} ${term}`}
          empty={<p className="px-3.5 py-6 text-center text-ink2">{t('emerging.quiet.none')}</p>}
          columns={[
            { key: 'name', header: t('emerging.quiet.what'), cell: ({ name }) => <bdi>{name}</bdi> },
            {
              key: 'reason',
              header: t('emerging.reason'),
              cell: ({ reason }) => (reason ? t(`emerging.reason.${reason}`) : '–'),
            },
            {
              key: 'until',
              header: t('emerging.quiet.until'),
              cell: ({ until }) => (until ? exactTime(new Date(until)) : t('emerging.quiet.for_good')),
            },
            {
              key: 'lift',
              header: <span className="sr-only">{t('emerging.quiet.lift')}</span>,
              cell: (term) => (
                <Button size="small" tone="ghost" onClick={() => void lift(term)}>
                  {t('emerging.quiet.lift')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}
