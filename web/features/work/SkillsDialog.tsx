import { useState } from 'react';
import { type Skills, type StaffMember, setSkills } from '#contract/work.ts';
import { call } from '#web/api.ts';
import { usePeople } from '#web/domain/people.ts';
import { usePeopleChange } from '#web/features/people/queries.ts';
import { t } from '#web/i18n.ts';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { SkillFields } from './SkillFields.tsx';

type DialogProps = { members: readonly StaffMember[]; onClose: () => void; onDone: () => void };

/** What one person, or many at once, can do. What is left alone stays as it is for each. */
export function SkillsDialog({ members, onClose, onDone }: DialogProps) {
  const { nameOf } = usePeople();
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
      <SkillFields shared={shared} onChange={put} />
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
