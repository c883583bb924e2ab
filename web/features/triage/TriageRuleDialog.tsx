import { useState } from 'react';
import { addressings, type TriageConditions, type TriageRule, triageDecisions } from '#contract/triage-policy.ts';
import { signs } from '#contract/verdict.ts';
import { ConditionFields } from '#web/features/priority/ConditionFields.tsx';
import { CheckGroup } from '#web/features/routing/CheckGroup.tsx';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';

type DialogProps = { rule: TriageRule; onSave: (rule: TriageRule) => void; onClose: () => void };

/** What a rule asks for, and what becomes of the messages that it fits. */
export function TriageRuleDialog({ rule, onSave, onClose }: DialogProps) {
  const [edited, setEdited] = useState(rule);
  const [touched, setTouched] = useState(false);
  const put = (part: Partial<TriageRule>) => setEdited({ ...edited, ...part });
  const problem = edited.name.trim() === '' ? t('policy.category.name.missing') : null;
  const { addressed, answered, without, lengthAtMost, ...rest } = edited.when;
  const own = { addressed, answered, without, lengthAtMost };
  const submit = () => {
    setTouched(true);
    if (!problem) onSave({ ...edited, name: edited.name.trim() });
  };
  return (
    <FormDialog
      title={rule.name === '' ? t('triage.rule.new') : t('policy.category.edit', { name: rule.name })}
      action={t('policy.category.take')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('policy.category.name')} error={touched && problem} required>
        <Input maxLength={60} value={edited.name} onChange={({ target }) => put({ name: target.value })} />
      </Field>
      <Field label={t('triage.becomes')} help={t('triage.becomes.help', { decision: edited.decision })}>
        <Select
          value={edited.decision}
          options={triageDecisions.map((value) => ({ value, label: t(`triage.decision.${value}`) }))}
          onChange={(decision) => put({ decision })}
        />
      </Field>
      <div className="mt-1 border-t border-line pt-3">
        <h3 className="text-sm font-semibold">{t('triage.part.when')}</h3>
        <p className="text-xs text-ink3">{t('triage.part.when.help')}</p>
      </div>
      <OwnFields when={own} onChange={(part) => put({ when: asked({ ...rest, ...own, ...part }) })} />
      <ConditionFields when={rest} error={null} onChange={(when) => put({ when: asked({ ...when, ...own }) })} />
    </FormDialog>
  );
}

/** Without what is not asked: a condition that is there and undefined would be told from one that is not. */
const asked = (when: Own): TriageConditions =>
  // Taking entries away leaves conditions.
  Object.fromEntries(Object.entries(when).filter(([, value]) => value !== undefined)) as TriageConditions;

type Own = { [K in keyof TriageConditions]?: TriageConditions[K] | undefined };
type OwnProps = { when: Own; onChange: (part: Own) => void };
const any = 'any';

/** What only matters to whether somebody answers. */
function OwnFields({ when: { addressed, answered, without, lengthAtMost }, onChange }: OwnProps) {
  return (
    <>
      <Field label={t('triage.addressed')} help={t('triage.addressed.help')}>
        <Select
          value={addressed ?? any}
          options={([any, ...addressings] as const).map((value) => ({
            value,
            label: t('triage.addressed.of', { value }),
          }))}
          onChange={(value) => onChange({ addressed: addressings.find((one) => one === value) })}
        />
      </Field>
      <Field label={t('triage.answered')}>
        <Select
          value={answered === undefined ? any : String(answered)}
          options={([any, 'true', 'false'] as const).map((value) => ({
            value,
            label: t('triage.answered.of', { value }),
          }))}
          onChange={(value) => onChange({ answered: value === any ? undefined : value === 'true' })}
        />
      </Field>
      <Field label={t('triage.length')} optional>
        <Input
          inputMode="numeric"
          defaultValue={lengthAtMost ?? ''}
          className="w-24"
          onChange={({ target }) => {
            const typed = Number(target.value.replace(/\D/g, '').slice(0, 5));
            onChange({ lengthAtMost: typed > 0 ? Math.min(10_000, typed) : undefined });
          }}
        />
      </Field>
      <CheckGroup
        legend={t('triage.without')}
        none={t('policy.any')}
        options={signs.map((id) => ({ id, name: t(`verdict.task.${id}`) }))}
        chosen={without ?? []}
        onChange={(chosen) => onChange({ without: chosen.length > 0 ? chosen : undefined })}
      />
    </>
  );
}
