import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import UsersRound from 'lucide-react/icons/users-round';
import { useState } from 'react';
import type { StakeholderGroup } from '#contract/stakeholder.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { duration, listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { useStakeholderCommands } from './commands.ts';
import { GroupDialog } from './GroupDialog.tsx';
import { groupsQuery } from './queries.ts';

/** The groups to which a conversation can be escalated, and who is in them. */
export function StakeholdersPage() {
  const enabled = useSession().permissions.includes('policy.manage');
  const [edited, setEdited] = useState<StakeholderGroup | 'new' | null>(null);
  return (
    <SettingsPage
      title={t('settings.stakeholders')}
      permission="policy.manage"
      lead={t('stakeholder.groups.lead')}
      action={
        <Button tone="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited('new')}>
          {t('stakeholder.group.new')}
        </Button>
      }
    >
      <Loaded query={useQuery({ ...groupsQuery, enabled })}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyState icon={<UsersRound size={20} aria-hidden="true" />} title={t('stakeholder.groups.empty')}>
              {t('stakeholder.groups.empty.body')}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line rounded-md border border-line bg-panel">
              {groups.map((group) => (
                <GroupRow key={group.id} group={group} onEdit={() => setEdited(group)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {edited && <GroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </SettingsPage>
  );
}

const minuteMs = 60_000;

function GroupRow({ group, onEdit }: { group: StakeholderGroup; onEdit: () => void }) {
  const { remove } = useStakeholderCommands();
  const { name, people, remindAfterMinutes } = group;
  const names = people.map((one) =>
    one.agentId === null ? `${one.name} (${t('stakeholder.person.by_mail')})` : one.name,
  );
  return (
    <li className="flex items-start gap-2 px-3.5 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">
          <bdi>{name}</bdi>
        </p>
        <p className={people.length === 0 ? 'text-soon' : 'text-ink2'}>
          {people.length === 0 ? t('stakeholder.group.nobody') : listed(names)}
        </p>
        {remindAfterMinutes !== null && people.length > 0 && (
          <p className="text-xs text-ink3">
            {t('stakeholder.group.reminds', { time: duration(remindAfterMinutes * minuteMs) })}
          </p>
        )}
      </div>
      <div className="flex shrink-0">
        <IconButton
          size="small"
          label={t('stakeholder.group.edit', { name })}
          icon={<Pencil size={15} aria-hidden="true" />}
          onClick={onEdit}
        />
        <IconButton
          size="small"
          label={t('stakeholder.group.remove', { name })}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={() => remove(group)}
        />
      </div>
    </li>
  );
}
