import { Link } from '@tanstack/react-router';
import InboxIcon from 'lucide-react/icons/inbox';
import { ViewKey } from '#contract/filter.ts';
import type { Here } from '#web/features/view/use-here.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState } from '#web/ui/states.tsx';

/** Where to look next from an empty view. */
const next: Partial<Record<ViewKey, 'unassigned' | 'open' | 'mine'>> = {
  mine: 'unassigned',
  mentions: 'mine',
  following: 'mine',
  unassigned: 'open',
  team: 'unassigned',
  pending: 'mine',
  snoozed: 'mine',
  resolved: 'open',
};

const linkLook =
  'inline-flex min-h-(--control) items-center rounded-[7px] border border-line2 bg-raise px-2.5 hover:bg-hover';

/** An empty view says what would stand in it and leads on. */
export function EmptyView({ here }: { here: Here }) {
  const { workspace, permissions } = useSession();
  const view = ViewKey.safeParse(here.address).data;
  if (!view || here.edited) return <NothingFits here={here} />;
  const then = next[view];
  const practice = workspace.kind === 'practice';
  return (
    <EmptyState
      icon={<InboxIcon size={20} aria-hidden="true" />}
      title={t(`inbox.empty.${view}.title`)}
      action={
        then ? (
          <Link to="/inbox/$view" params={{ view: then }} className={linkLook}>
            {t(`inbox.empty.go.${then}`)}
          </Link>
        ) : practice ? (
          <a href="/sandbox/" target="_blank" rel="noreferrer" className={linkLook}>
            {t('inbox.empty.sandbox')}
          </a>
        ) : permissions.includes('channel.manage') ? (
          <Link to="/settings/channels" className={linkLook}>
            {t('inbox.empty.channels')}
          </Link>
        ) : undefined
      }
    >
      {t(`inbox.empty.${view}.body`)}
    </EmptyState>
  );
}

/** No conversation fits what the person chose. */
function NothingFits({ here: { edited, base, show } }: { here: Here }) {
  return (
    <EmptyState
      icon={<InboxIcon size={20} aria-hidden="true" />}
      title={t('view.empty.title')}
      action={edited && base && <Button onClick={() => show(base)}>{t('view.empty.reset')}</Button>}
    >
      {t('view.empty.body')}
    </EmptyState>
  );
}
