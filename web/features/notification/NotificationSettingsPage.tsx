import { useNavigate, useSearch } from '@tanstack/react-router';
import { WaysTab } from '#web/features/way/WaysTab.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { useSession } from '#web/shell/session.ts';
import { Tabs } from '#web/ui/Tabs.tsx';
import { AlertsTab } from './AlertsTab.tsx';
import { MineTab } from './MineTab.tsx';

/** How this person is told, and by which ways the workspace tells anybody. */
export function NotificationSettingsPage() {
  const { tab = 'mine' } = useSearch({ from: '/frame/settings/notifications' });
  const navigate = useNavigate();
  const { permissions } = useSession();
  const tabs = [
    { value: 'mine', label: t('notification.tab.mine'), content: <MineTab /> },
    ...(permissions.includes('policy.manage')
      ? [
          { value: 'alerts', label: t('notification.tab.alerts'), content: <AlertsTab /> } as const,
          { value: 'ways', label: t('notification.tab.ways'), content: <WaysTab /> } as const,
        ]
      : []),
  ] as const;
  return (
    <SettingsPage title={t('shell.page.notifications')} permission="inbox.read">
      {tabs.length === 1 ? (
        <MineTab />
      ) : (
        <Tabs
          label={t('notification.tabs')}
          value={tab}
          onChange={(next) => void navigate({ to: '/settings/notifications', search: { tab: next }, replace: true })}
          tabs={tabs}
        />
      )}
    </SettingsPage>
  );
}
