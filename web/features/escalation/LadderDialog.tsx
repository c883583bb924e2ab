import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Ladder, type LadderCause, type LadderConditions, ladderCauses } from '#contract/escalation.ts';
import { type Priority, priorities } from '#contract/filter.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { DurationInput } from '#web/features/priority/DurationInput.tsx';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { Steps, withoutGroups } from './Steps.tsx';

type DialogProps = { ladder: Ladder; onSave: (ladder: Ladder) => void; onClose: () => void };

/** What sets a ladder off, and whom it calls. */
export function LadderDialog({ ladder, onSave, onClose }: DialogProps) {
  const [edited, setEdited] = useState(ladder);
  const [touched, setTouched] = useState(false);
  const isNamed = edited.name.trim() !== '';
  const isComplete = Ladder.safeParse({ ...edited, name: 'x' }).success;
  const submit = () => {
    setTouched(true);
    if (isNamed && isComplete) onSave({ ...edited, name: edited.name.trim() });
  };
  const cause = (on: LadderCause) =>
    setEdited({
      ...edited,
      on,
      volume: on === 'volume' ? (edited.volume ?? { conversations: 20, minutes: 15 }) : null,
      steps: on === 'volume' ? edited.steps.map(withoutGroups) : edited.steps,
    });
  return (
    <FormDialog
      title={ladder.name === '' ? t('escalation.new') : t('policy.category.edit', { name: ladder.name })}
      action={t('policy.category.take')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('policy.category.name')}
        error={touched && !isNamed ? t('policy.category.name.missing') : null}
        required
      >
        <Input
          maxLength={60}
          value={edited.name}
          onChange={({ target }) => setEdited({ ...edited, name: target.value })}
        />
      </Field>
      <Field label={t('escalation.cause')}>
        <Select
          value={edited.on}
          options={ladderCauses.map((value) => ({ value, label: t('escalation.cause.name', { on: value }) }))}
          onChange={cause}
        />
      </Field>
      {edited.volume && <Volume volume={edited.volume} onChange={(volume) => setEdited({ ...edited, volume })} />}
      <Asked
        when={edited.when}
        onlyCategories={edited.on === 'volume'}
        onChange={(when) => setEdited({ ...edited, when })}
      />
      <Steps
        steps={edited.steps}
        mayAsk={edited.on !== 'volume'}
        onChange={(steps) => setEdited({ ...edited, steps })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <span>{t('escalation.alarm.after')}</span>
        <DurationInput
          label={t('escalation.alarm.after')}
          minutes={edited.alarmAfterMinutes}
          isOptional={false}
          onChange={(minutes) => setEdited({ ...edited, alarmAfterMinutes: minutes ?? 15 })}
        />
      </div>
      {touched && !isComplete && (
        <p role="alert" className="text-late">
          {t('escalation.incomplete')}
        </p>
      )}
    </FormDialog>
  );
}

type VolumeOf = NonNullable<Ladder['volume']>;

function Volume({ volume, onChange }: { volume: VolumeOf; onChange: (volume: VolumeOf) => void }) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t('escalation.volume')}>
        <Input
          inputMode="numeric"
          className="w-24"
          value={volume.conversations === 0 ? '' : volume.conversations}
          onChange={({ target }) =>
            onChange({ ...volume, conversations: Number(target.value.replace(/\D/g, '').slice(0, 5)) })
          }
        />
      </Field>
      <div className="flex items-center gap-2">
        <span>{t('escalation.volume.within')}</span>
        <DurationInput
          label={t('escalation.volume.within')}
          minutes={volume.minutes}
          isOptional={false}
          onChange={(minutes) => onChange({ ...volume, minutes: minutes ?? volume.minutes })}
        />
      </div>
    </div>
  );
}

const any = 'any';
const some = <T,>(values: readonly T[]): T[] | undefined => (values.length > 0 ? [...values] : undefined);

type AskedProps = {
  when: LadderConditions;
  onlyCategories: boolean;
  onChange: (when: LadderConditions) => void;
};

/** What must hold beside the cause; an empty one is not asked. */
function Asked({ when, onlyCategories, onChange }: AskedProps) {
  const matrix = useQuery(policyQuery('priority')).data?.active;
  const categories = matrix?.kind === 'priority' ? matrix.body.categories : [];
  const set = (part: Partial<Record<keyof LadderConditions, unknown>>) => {
    const entries = Object.entries({ ...when, ...part }).filter(([, value]) => value !== undefined);
    // Each part was made for its own condition below.
    onChange(Object.fromEntries(entries) as LadderConditions);
  };
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium">{t('escalation.categories')}</legend>
        {categories.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={when.categories?.includes(id) ?? false}
            onChange={(isOn) =>
              set({
                categories: some(
                  categories.flatMap((one) =>
                    (one.id === id ? isOn : when.categories?.includes(one.id)) ? one.id : [],
                  ),
                ),
              })
            }
          />
        ))}
      </fieldset>
      {!onlyCategories && (
        <>
          <Field label={t('escalation.priority')}>
            <Select<Priority | typeof any>
              value={when.priorityAtLeast ?? any}
              options={[
                { value: any, label: t('escalation.priority.any') },
                ...priorities.map((value) => ({ value, label: t(`conversation.priority.${value}`) })),
              ]}
              onChange={(value) => set({ priorityAtLeast: value === any ? undefined : value })}
            />
          </Field>
          <Field label={t('policy.words')} help={t('policy.words.help')} optional>
            <Textarea
              rows={2}
              defaultValue={when.words?.join('\n') ?? ''}
              onChange={({ target }) => set({ words: some(linesOf(target.value)) })}
            />
          </Field>
          <Field label={t('policy.followers')} optional>
            <Input
              inputMode="numeric"
              defaultValue={when.followersAtLeast ?? ''}
              onChange={({ target }) => {
                const typed = Number(target.value.replace(/\D/g, '').slice(0, 10));
                set({ followersAtLeast: typed > 0 ? typed : undefined });
              }}
            />
          </Field>
        </>
      )}
    </>
  );
}
