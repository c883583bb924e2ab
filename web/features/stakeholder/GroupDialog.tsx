import { useState } from 'react';
import { defaultRemindAfterMinutes, type PersonAsked, type StakeholderGroup } from '#contract/stakeholder.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useStakeholderCommands } from './commands.ts';
import { type Entry, isWhole, PeopleFields } from './PeopleFields.tsx';

const minuteMs = 60_000;
const offered = [30, 60, 120, 240, 480, 1440, 2880];

/** Makes a group, or changes its name, its reminder and who is in it. */
export function GroupDialog({ group, onClose }: { group: StakeholderGroup | null; onClose: () => void }) {
  const { save } = useStakeholderCommands();
  const [name, setName] = useState(group?.name ?? '');
  const [remind, setRemind] = useState(group ? group.remindAfterMinutes : defaultRemindAfterMinutes);
  const [people, setPeople] = useState<readonly Entry[]>(() => group?.people.map(entryOf) ?? []);
  const form = useSubmission(onClose);
  const isNamed = name.trim() !== '';
  const choices =
    remind === null || offered.includes(remind) ? offered : [...offered, remind].toSorted((a, b) => a - b);

  const submit = () => {
    if (!isNamed || !people.every(isWhole)) return form.refuse();
    form.submit(() =>
      save(group, { name: name.trim(), remindAfterMinutes: remind, people: people.map(({ person }) => person) }),
    );
  };

  return (
    <FormDialog
      title={group ? t('stakeholder.group.edit', { name: group.name }) : t('stakeholder.group.new')}
      action={t('stakeholder.group.save')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('stakeholder.group.name')}
        error={form.touched && !isNamed ? t('stakeholder.group.name.missing') : null}
        required
      >
        <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </Field>
      <PeopleFields people={people} onChange={setPeople} touched={form.touched} />
      <Field label={t('stakeholder.group.remind')} help={t('stakeholder.group.remind.help')}>
        <Select
          value={String(remind ?? 0)}
          options={[
            { value: '0', label: t('stakeholder.group.remind.never') },
            ...choices.map((minutes) => ({
              value: String(minutes),
              label: t('stakeholder.group.remind.after', { time: duration(minutes * minuteMs) }),
            })),
          ]}
          onChange={(minutes) => setRemind(Number(minutes) || null)}
        />
      </Field>
    </FormDialog>
  );
}

function entryOf({ id, agentId, name, email, language }: StakeholderGroup['people'][number]): Entry {
  const person: PersonAsked = agentId === null ? { name, email: email ?? '', language } : { agentId };
  return { key: id, name, person };
}
