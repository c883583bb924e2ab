import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { Suspense, useEffect, useState } from 'react';
import { LiveApprovals } from '../features/approval/LiveApprovals.ts';
import { LiveNotices } from '../features/notification/LiveNotices.ts';
import { useAllWaiting } from '../features/outbox/outbox.ts';
import { useSender } from '../features/outbox/use-sender.ts';
import { t } from '../i18n.ts';
import { lazyPart } from '../lazy.tsx';
import { announce } from '../ui/announce.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { applyUpdate, useUpdateReady } from '../update.ts';
import { whenIdle } from '../when-idle.ts';
import { ChannelAlarm } from './ChannelAlarm.tsx';
import { KindStrip } from './KindTag.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { type Page, pagesFor } from './pages.ts';
import { Rail, TabBar } from './Rail.tsx';
import { useSession } from './session.ts';

const CallAlarm = lazyPart(() => import('../features/page/CallAlarm.tsx'), 'CallAlarm', ['oncall']);
const PageAlarm = lazyPart(() => import('./PageAlarm.tsx'), 'PageAlarm');
const Palette = lazyPart(() => import('./Palette.tsx'), 'Palette', ['people']);
const KeysDialog = lazyPart(() => import('./KeysDialog.tsx'), 'KeysDialog');

/** What stands around every page of a signed-in person. */
export function Frame() {
  const { workspace, permissions } = useSession();
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const pages = pagesFor(permissions);
  // Whoever reads no inbox has no stream of changes either.
  const mayRead = permissions.includes('inbox.read');
  const close = () => setOver(null);

  useEverywhereKeys(pages, setOver);
  useSpokenTitle();
  useSender(useAllWaiting().length > 0);
  // The page itself comes first; the alarms and the palette a moment after.
  const [isAtRest, setAtRest] = useState(false);
  useEffect(() => whenIdle(() => setAtRest(true)), []);
  useEffect(() => whenIdle(Palette.fetch), []);

  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <a
        href="#content"
        className="fixed start-3 top-3 z-30 -translate-y-20 rounded-md bg-accent px-3 py-2 font-semibold text-on-accent focus:translate-y-0"
      >
        {t('shell.skip')}
      </a>
      <OfflineBanner />
      <UpdateBanner />
      <ChannelAlarm />
      {isAtRest && (
        <Suspense>
          <PageAlarm />
          {mayRead && <CallAlarm />}
        </Suspense>
      )}
      {mayRead && (
        <>
          <LiveNotices />
          <LiveApprovals />
        </>
      )}
      <KindStrip workspace={workspace} />
      <div className="flex min-h-0 flex-1">
        <Rail pages={pages} onShowKeys={() => setOver('keys')} />
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col overflow-y-auto outline-none">
          <Outlet />
        </main>
      </div>
      <TabBar pages={pages} onShowKeys={() => setOver('keys')} />
      <Suspense>
        {over === 'palette' && <Palette pages={pages} onClose={close} onShowKeys={() => setOver('keys')} />}
        {over === 'keys' && <KeysDialog onClose={close} />}
      </Suspense>
    </div>
  );
}

function useEverywhereKeys(pages: readonly Page[], setOver: (over: 'palette' | 'keys') => void): void {
  const navigate = useNavigate();
  const goTo = pages.map((page) => [
    page.keys,
    { label: t('shell.go', { page: t(page.label) }), run: () => void navigate({ to: page.path }) },
  ]);
  useShortcuts(
    {
      ...Object.fromEntries(goTo),
      'mod+k': { label: t('shell.key.palette'), run: () => setOver('palette') },
      '?': { label: t('shell.key.help'), run: () => setOver('keys') },
    },
    { group: t('shell.group.everywhere') },
  );
}

/** A new page says its title, since nothing else tells a screen reader that the screen has changed. */
function useSpokenTitle(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return;
        announce(document.title);
        // What had the focus went with the old page; the new one begins at its content, not at the top of everything.
        if (document.activeElement === document.body) document.getElementById('content')?.focus();
      }),
    [router],
  );
}

function UpdateBanner() {
  if (!useUpdateReady()) return null;
  return (
    <Banner
      icon={<RefreshCw size={15} aria-hidden="true" />}
      action={
        <Button size="small" onClick={applyUpdate}>
          {t('shell.update.reload')}
        </Button>
      }
    >
      <b className="font-semibold">{t('shell.update.title')}</b> {t('shell.update.body')}
    </Banner>
  );
}
