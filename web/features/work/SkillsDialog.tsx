import { useState } from 'react';
import { type Skills, type StaffMember, setSkills, tiers } from '#contract/work.ts';
import { call } from '#web/api.ts';
import { usePeople } from '#web/domain/people.ts';
import { usePeopleChange } from '#web/features/people/queries.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { useTopicNames } from '#web/features/routing/topics.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { notice } from '#web/ui/Toast.tsx';

type DialogProps = { members: readonly StaffMember[]; onClose: () => void; onDone: () => void };

/** What one person, or many at once, can do. What is left alone stays as it is for each. */
export function SkillsDialog({ members, onClose, onDone }: DialogProps) {
  const { nameOf } = usePeople();
  const topics = useTopicNames();
  const [changes, setChanges] = useState<Partial<Skills>>({});
  const change = usePeopleChange<void>({ run: () => save(members, changes, onDone).finally(onClose) });
  const [first] = members;
  /** What all of them have alike, else nothing. */
  const shared = <K extends keyof Skills>(key: K): Skills[K] | undefined => {
    const value = changes[key] ?? first?.skills[key];
    const isAlike = members.every(({ skills }) => String(skills[key]) === String(first?.skills[key]));
    return key in changes || isAlike ? (value as Skills[K]) : undefined;
  };
  const put = (part: Partial<Skills>) => setChanges({ ...changes, ...part });
  const differ = t('work.differ');
  const known = shared('topics');
  return (
    <FormDialog
      title={
        members.length === 1
          ? t('work.edit', { name: nameOf(first?.agentId ?? null) ?? '' })
          : t('work.edit_chosen', { count: members.length })
      }
      description={members.length > 1 ? t('work.edit_chosen.help') : undefined}
      action={t('work.save')}
      busy={change.isPending}
      disabled={Object.keys(changes).length === 0}
      onSubmit={() => change.mutate()}
      onClose={onClose}
    >
      <Field label={t('conversation.tier')} help={t('work.tier.help')}>
        <Select
          value={shared('tier') === undefined ? null : String(shared('tier'))}
          placeholder={differ}
          options={tiers.map((tier) => ({ value: String(tier), label: t('work.tier.of', { tier }) }))}
          onChange={(value) => put({ tier: tiers.find((tier) => String(tier) === value) ?? 1 })}
        />
      </Field>
      <Field label={t('work.languages')} help={t('work.languages.help')}>
        <Input
          defaultValue={shared('languages')?.join(', ')}
          placeholder={shared('languages') ? t('work.all') : differ}
          onChange={({ target }) => put({ languages: linesOf(target.value) })}
        />
      </Field>
      <Field label={t('work.networks')} help={t('work.networks.help')}>
        <Input
          defaultValue={shared('networks')?.join(', ')}
          placeholder={shared('networks') ? t('work.all') : differ}
          onChange={({ target }) => put({ networks: linesOf(target.value.toLowerCase()) })}
        />
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium">
          {t('work.topics')}
          <span className="ms-1.5 font-normal text-ink3">
            {known === undefined ? differ : known.length === 0 && t('work.all')}
          </span>
        </legend>
        {[...topics].map(([id, name]) => (
          <Checkbox
            key={id}
            label={name}
            checked={known?.includes(id) ?? false}
            onChange={(isOn) => put({ topics: [...(known ?? []).filter((one) => one !== id), ...(isOn ? [id] : [])] })}
          />
        ))}
      </fieldset>
      <Field label={t('work.capacity')} help={t('work.capacity.help')}>
        <Input
          inputMode="numeric"
          defaultValue={shared('capacity') ?? undefined}
          placeholder={shared('capacity') === undefined ? differ : t('work.capacity.standard')}
          onChange={({ target }) => {
            const typed = Number(target.value.replace(/\D/g, '').slice(0, 4));
            put({ capacity: typed > 0 ? typed : null });
          }}
        />
      </Field>
    </FormDialog>
  );
}

async function save(members: readonly StaffMember[], skills: Partial<Skills>, onDone: () => void): Promise<void> {
  await call(setSkills, { body: { agentIds: members.map(({ agentId }) => agentId), skills } });
  onDone();
  notice({ title: t('work.saved', { count: members.length }), tone: 'ok', undo: () => void restore(members, skills) });
}

/** Each gets back what they had. */
async function restore(members: readonly StaffMember[], changed: Partial<Skills>): Promise<void> {
  for (const { agentId, skills } of members) {
    const before = Object.fromEntries(Object.entries(skills).filter(([key]) => key in changed));
    await call(setSkills, { body: { agentIds: [agentId], skills: before } });
  }
}
