import { useQuery } from '@tanstack/react-query';
import BellOff from 'lucide-react/icons/bell-off';
import CheckCheck from 'lucide-react/icons/check-check';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { useNoticeCommands } from './commands.ts';
import { NoticeList } from './NoticeList.tsx';
import { noticesQuery } from './queries.ts';

/** What this person was told, the newest first. */
export function NotificationsPage() {
  const { permissions } = useSession();
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 pt-5 pb-8 sm:px-6">
      <title>{`${t('shell.page.notifications')} · Earshot`}</title>
      {permissions.includes('inbox.read') ? <Told /> : <Forbidden permission="inbox.read" />}
    </div>
  );
}

function Told() {
  const query = useQuery(noticesQuery);
  const { readAll } = useNoticeCommands();
  const hasUnread = query.data?.groups.some(({ isRead }) => !isRead) ?? false;
  useShortcuts({ 'shift+m': { label: t('notification.read_all'), run: () => void readAll() } }, { active: hasUnread });
  return (
    <>
      <header className="mb-3 flex min-h-(--control) flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold">{t('shell.page.notifications')}</h1>
        {hasUnread && (
          <Button onClick={() => void readAll()} keys="shift+m" icon={<CheckCheck size={15} aria-hidden="true" />}>
            {t('notification.read_all')}
          </Button>
        )}
      </header>
      <Loaded query={query}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyState icon={<BellOff size={20} aria-hidden="true" />} title={t('notification.empty.title')}>
              {t('notification.empty.body')}
            </EmptyState>
          ) : (
            <NoticeList groups={groups} />
          )
        }
      </Loaded>
    </>
  );
}
