import { useNavigate, useSearch } from '@tanstack/react-router';
import UserPlus from 'lucide-react/icons/user-plus';
import { useState } from 'react';
import { SkillsTab } from '#web/features/work/SkillsTab.tsx';
import { t } from '../../i18n.ts';
import { SettingsPage } from '../../shell/SettingsFrame.tsx';
import { useSession } from '../../shell/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { AgentsTab } from './AgentsTab.tsx';
import { InvitationsTab } from './InvitationsTab.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { TeamsTab } from './TeamsTab.tsx';

export function PeoplePage() {
  const { tab = 'agents' } = useSearch({ from: '/frame/settings/people' });
  const navigate = useNavigate();
  const { permissions } = useSession();
  const [isInviting, setIsInviting] = useState(false);
  const mayManage = permissions.includes('people.manage');
  const invite = () => setIsInviting(true);

  const tabs = [
    { value: 'agents', label: t('people.tab.agents'), content: <AgentsTab /> },
    { value: 'skills', label: t('people.tab.skills'), content: <SkillsTab /> },
    { value: 'teams', label: t('people.tab.teams'), content: <TeamsTab /> },
    ...(mayManage
      ? [
          {
            value: 'invitations',
            label: t('people.tab.invitations'),
            content: <InvitationsTab onInvite={invite} />,
          } as const,
        ]
      : []),
  ] as const;

  return (
    <SettingsPage
      title={t('settings.people')}
      permission="people.read"
      action={
        mayManage && (
          <Button tone="primary" icon={<UserPlus size={15} aria-hidden="true" />} onClick={invite}>
            {t('people.invite')}
          </Button>
        )
      }
    >
      <Tabs
        label={t('people.tabs')}
        value={tabs.some(({ value }) => value === tab) ? tab : 'agents'}
        onChange={(next) => void navigate({ to: '/settings/people', search: { tab: next }, replace: true })}
        tabs={tabs}
      />
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </SettingsPage>
  );
}
