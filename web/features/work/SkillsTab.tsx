import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import { useState } from 'react';
import { type StaffMember, setAttendance, type WorkState, workStates } from '#contract/work.ts';
import { call } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { usePeopleChange } from '#web/features/people/queries.ts';
import { useTopicNames } from '#web/features/routing/topics.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Select } from '#web/ui/Select.tsx';
import { type Column, Table } from '#web/ui/Table.tsx';
import { attendanceWords } from './attendance.ts';
import { Load } from './Load.tsx';
import { staffQuery } from './queries.ts';
import { SkillsDialog } from './SkillsDialog.tsx';
import { skillWords } from './skill-words.ts';

/** What everybody can do, whether they are there and how much they hold; leads change it, for many at once. */
export function SkillsTab() {
  const staff = useQuery(staffQuery);
  const { permissions, agent: me } = useSession();
  const { nameOf } = usePeople();
  const topics = useTopicNames();
  const mayManage = permissions.includes('people.manage');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [edited, setEdited] = useState<readonly string[] | null>(null);
  const name = (id: string) => nameOf(id) ?? '';
  const toggle = (id: string, isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, id] : [...chosen].filter((one) => one !== id)));

  const columns: Column<StaffMember>[] = [
    {
      key: 'name',
      header: t('people.name'),
      className: 'min-w-36',
      cell: ({ agentId }) => {
        const label = agentId === me.id ? `${name(agentId)} (${t('people.you')})` : name(agentId);
        if (!mayManage) return <bdi className="font-medium">{label}</bdi>;
        return <Checkbox label={label} checked={chosen.has(agentId)} onChange={(isOn) => toggle(agentId, isOn)} />;
      },
    },
    { key: 'state', header: t('work.title'), cell: (one) => <State member={one} name={name(one.agentId)} /> },
    { key: 'tier', header: t('conversation.tier'), cell: ({ skills }) => skills.tier, className: 'text-ink2' },
    {
      key: 'skills',
      header: t('work.skills'),
      className: 'min-w-40 text-ink2',
      cell: ({ skills }) => skillWords(skills, topics),
    },
    { key: 'load', header: t('work.load'), cell: (one) => <Load member={one} /> },
    ...(mayManage
      ? [
          {
            key: 'edit',
            header: <span className="sr-only">{t('work.edit.header')}</span>,
            isButton: true,
            cell: ({ agentId }: StaffMember) => (
              <IconButton
                size="small"
                label={t('work.edit', { name: name(agentId) })}
                icon={<Pencil size={15} aria-hidden="true" />}
                onClick={() => setEdited([agentId])}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <Loaded query={staff}>
      {(data) => (
        <>
          <p className="mb-3 max-w-prose text-ink2">{t('work.lead')}</p>
          {mayManage && (
            <div className="mb-3 flex flex-wrap items-center gap-2">
              <Checkbox
                label={t('work.choose_all')}
                checked={chosen.size > 0 && chosen.size === data.staff.length}
                mixed={chosen.size > 0 && chosen.size < data.staff.length}
                onChange={(isOn) => setChosen(new Set(isOn ? data.staff.map(({ agentId }) => agentId) : []))}
              />
              <Button disabled={chosen.size === 0} onClick={() => setEdited([...chosen])}>
                {t('work.edit_chosen', { count: chosen.size })}
              </Button>
            </div>
          )}
          <Table
            caption={t('people.tab.skills')}
            columns={columns}
            rows={data.staff}
            rowKey={({ agentId }) => agentId}
          />
          {edited && (
            <SkillsDialog
              members={data.staff.filter(({ agentId }) => edited.includes(agentId))}
              onClose={() => setEdited(null)}
              onDone={() => setChosen(new Set())}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

/** Leads may say it for others too, such as for somebody who forgot. */
function State({ member: { agentId, attendance }, name }: { member: StaffMember; name: string }) {
  const mayManage = useSession().permissions.includes('people.manage');
  const change = usePeopleChange<WorkState>({
    run: (state) => call(setAttendance, { params: { agentId }, body: { state } }),
    done: (state) => t('work.done', { name, state }),
  });
  if (!mayManage) return attendanceWords(attendance);
  return (
    <Select
      label={`${t('work.title')}: ${name}`}
      value={attendance.state}
      disabled={change.isPending}
      options={workStates.map((value) => ({
        value,
        label: value === attendance.state ? attendanceWords(attendance) : t(`work.state.${value}`),
      }))}
      onChange={(state) => change.mutate(state)}
      className="w-full sm:min-w-44"
    />
  );
}
