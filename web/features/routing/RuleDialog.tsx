import { useState } from 'react';
import { type RoutingRule, routingMethods, type Topic } from '#contract/routing.ts';
import { tiers } from '#contract/work.ts';
import { usePeople } from '#web/domain/people.ts';
import { ConditionFields } from '#web/features/priority/ConditionFields.tsx';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { CheckGroup } from './CheckGroup.tsx';
import { MoreConditions } from './MoreConditions.tsx';
import { useCategoryNames } from './topics.ts';

type DialogProps = {
  rule: RoutingRule;
  topics: readonly Topic[];
  onSave: (rule: RoutingRule) => void;
  onClose: () => void;
};

/** What a rule asks for and what it does. */
export function RuleDialog({ rule, topics, onSave, onClose }: DialogProps) {
  const [edited, setEdited] = useState(rule);
  const [touched, setTouched] = useState(false);
  const put = (part: Partial<RoutingRule>) => setEdited({ ...edited, ...part });
  const problem = edited.name.trim() === '' ? t('policy.category.name.missing') : null;
  const { categories, priorities, tags, tiers: askedTiers, ...rest } = edited.when;
  const submit = () => {
    setTouched(true);
    if (!problem) onSave({ ...edited, name: edited.name.trim() });
  };
  return (
    <FormDialog
      title={rule.name === '' ? t('routing.rule.new') : t('policy.category.edit', { name: rule.name })}
      action={t('policy.category.take')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('policy.category.name')} error={touched && problem} required>
        <Input maxLength={60} value={edited.name} onChange={({ target }) => put({ name: target.value })} />
      </Field>
      <Part title={t('routing.part.then')} />
      <Doing rule={edited} topics={topics} onChange={put} />
      <Part title={t('routing.part.when')} help={t('routing.part.when.help')} />
      <MoreConditions when={edited.when} onChange={(when) => put({ when })} />
      <ConditionFields
        when={rest}
        error={null}
        onChange={(when) => put({ when: { ...when, ...defined({ categories, priorities, tags, tiers: askedTiers }) } })}
      />
    </FormDialog>
  );
}

/** Without what is not asked: a condition that is there and undefined would be told from one that is not. */
const defined = <T extends Record<string, unknown>>(parts: T): Partial<T> =>
  // Taking entries away leaves a part of the same record.
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<T>;

function Part({ title, help }: { title: string; help?: string }) {
  return (
    <div className="mt-1 border-t border-line pt-3">
      <h3 className="text-sm font-semibold">{title}</h3>
      {help && <p className="text-xs text-ink3">{help}</p>}
    </div>
  );
}

type DoingProps = { rule: RoutingRule; topics: readonly Topic[]; onChange: (part: Partial<RoutingRule>) => void };
const nobody = 'none';

function Doing({ rule, topics, onChange }: DoingProps) {
  const { agents, teams } = usePeople();
  const categories = useCategoryNames();
  const isGiven = rule.method !== 'queue';
  const known = [...topics.map(({ id, name }) => [id, name] as const), ...categories];
  return (
    <>
      <Field label={t('routing.method')}>
        <Select
          value={rule.method}
          options={routingMethods.map((value) => ({ value, label: t('routing.method.of', { method: value }) }))}
          onChange={(method) => onChange({ method })}
        />
      </Field>
      <Field label={t('routing.to_team')} help={t('routing.to_team.help')}>
        <Select
          value={rule.teamId ?? nobody}
          options={[
            { value: nobody, label: t('routing.stays') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => onChange({ teamId: value === nobody ? null : value })}
        />
      </Field>
      <Field label={t('conversation.tier')}>
        <Select
          value={rule.tier === null ? nobody : String(rule.tier)}
          options={[
            { value: nobody, label: t('routing.stays') },
            ...tiers.map((tier) => ({ value: String(tier), label: t('conversation.tier.of', { tier }) })),
          ]}
          onChange={(value) => onChange({ tier: tiers.find((tier) => String(tier) === value) ?? null })}
        />
      </Field>
      {isGiven && (
        <>
          <CheckGroup
            legend={t('routing.only')}
            none={t('policy.everyone')}
            options={agents.map(({ id, name }) => ({ id, name }))}
            chosen={rule.agentIds}
            onChange={(agentIds) => onChange({ agentIds })}
          />
          <CheckGroup
            legend={t('routing.topics.needed')}
            none={t('routing.topics.category')}
            options={known.map(([id, name]) => ({ id, name }))}
            chosen={rule.topics}
            onChange={(chosen) => onChange({ topics: chosen.slice(0, 20) })}
          />
          <Sticky days={rule.stickyDays} onChange={(stickyDays) => onChange({ stickyDays })} />
          <Field label={t('routing.otherwise')}>
            <Select
              value={rule.otherwise}
              options={(['wait', 'next'] as const).map((value) => ({
                value,
                label: t('routing.otherwise.of', { otherwise: value }),
              }))}
              onChange={(otherwise) => onChange({ otherwise })}
            />
          </Field>
        </>
      )}
    </>
  );
}

function Sticky({ days, onChange }: { days: number | null; onChange: (days: number | null) => void }) {
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label={t('routing.sticky')}
        help={t('routing.sticky.help')}
        checked={days !== null}
        onChange={(isOn) => onChange(isOn ? 7 : null)}
      />
      {days !== null && (
        <Field label={t('routing.sticky.days')}>
          <Input
            inputMode="numeric"
            defaultValue={days}
            onChange={({ target }) => {
              const typed = Number(target.value.replace(/\D/g, ''));
              if (typed > 0) onChange(Math.min(365, typed));
            }}
            className="w-20"
          />
        </Field>
      )}
    </div>
  );
}
