import { Link } from '@tanstack/react-router';
import Hourglass from 'lucide-react/icons/hourglass';
import InboxIcon from 'lucide-react/icons/inbox';
import { ViewKey } from '#contract/filter.ts';
import type { Here } from '#web/features/view/use-here.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { useCounts } from './use-counts.ts';

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
  const isPractice = workspace.kind === 'practice';
  const countOf = useCounts();
  if (!view || here.edited) return <NothingFits here={here} />;
  if (isPractice) {
    const [all, listed] = [countOf('all'), countOf(view)];
    if (all === undefined || listed === undefined) return null;
    // Counted already and not listed yet: they are arriving right now.
    if (all === 0 || listed !== 0) return <OnTheirWay />;
  }
  const then = next[view];
  return (
    <EmptyState
      icon={<InboxIcon size={20} aria-hidden="true" />}
      title={t(`inbox.empty.${view}.title`)}
      action={
        then ? (
          <Link to="/inbox/$view" params={{ view: then }} className={linkLook}>
            {t(`inbox.empty.go.${then}`)}
          </Link>
        ) : isPractice ? (
          <SandboxLink />
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

/** The customers of a new practice workspace write in the first seconds. */
function OnTheirWay() {
  return (
    <EmptyState
      icon={<Hourglass size={20} aria-hidden="true" />}
      title={t('inbox.empty.first.title')}
      action={<SandboxLink />}
    >
      {t('inbox.empty.first.body')}
    </EmptyState>
  );
}

function SandboxLink() {
  return (
    <a href="/sandbox/" target="_blank" rel="noreferrer" className={linkLook}>
      {t('inbox.empty.sandbox')}
    </a>
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
