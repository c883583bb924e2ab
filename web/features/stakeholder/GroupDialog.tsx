import { useState } from 'react';
import { defaultRemindAfterMinutes, type PersonAsked, type StakeholderGroup } from '#contract/stakeholder.ts';
import { errorMessage } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
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
  const [touched, setTouched] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const isNamed = name.trim() !== '';
  const choices =
    remind === null || offered.includes(remind) ? offered : [...offered, remind].toSorted((a, b) => a - b);

  const submit = async () => {
    setTouched(true);
    if (busy || !isNamed || !people.every(isWhole)) return;
    setBusy(true);
    try {
      await save(group, { name: name.trim(), remindAfterMinutes: remind, people: people.map(({ person }) => person) });
      onClose();
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(errorMessage(refusal as Error)));
      setBusy(false);
    }
  };

  return (
    <FormDialog
      title={group ? t('stakeholder.group.edit', { name: group.name }) : t('stakeholder.group.new')}
      action={t('stakeholder.group.save')}
      busy={busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormError error={error} />
      <Field
        label={t('stakeholder.group.name')}
        error={touched && !isNamed ? t('stakeholder.group.name.missing') : null}
        required
      >
        <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </Field>
      <PeopleFields people={people} onChange={setPeople} touched={touched} />
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
