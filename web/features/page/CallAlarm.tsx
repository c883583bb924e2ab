import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import PhoneCall from 'lucide-react/icons/phone-call';
import PhoneMissed from 'lucide-react/icons/phone-missed';
import { useState } from 'react';
import type { Page } from '#contract/page.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Banner } from '#web/ui/Banner.tsx';
import { Button } from '#web/ui/Button.tsx';
import { usePageCommands } from './commands.ts';
import { PageLink } from './PageLink.tsx';
import { pageTitle } from './page-words.ts';
import { pagesQuery, useLivePages } from './queries.ts';

/** More of them would leave no room for the page; the rest stands under On call. */
const shown = 2;

/** Whoever is called sees it on every page, and everybody what nobody answered. */
export function CallAlarm() {
  const { agent, permissions } = useSession();
  useLivePages();
  const pages = useQuery({ ...pagesQuery, enabled: permissions.includes('inbox.read') }).data?.pages ?? [];
  const pressing = pages.filter(
    ({ state, calls }) =>
      state === 'unanswered' || (state === 'open' && calls.some(({ agentId }) => agentId === agent.id)),
  );
  return (
    <>
      {pressing.slice(0, shown).map((page) => (
        <Alarm key={page.id} page={page} />
      ))}
      {pressing.length > shown && (
        <Banner tone="late">
          <Link to="/on-call" className="font-semibold underline underline-offset-2">
            {t('page.more', { count: pressing.length - shown })}
          </Link>
        </Banner>
      )}
    </>
  );
}

function Alarm({ page }: { page: Page }) {
  const { me, nameOf } = usePeople();
  const { takeCare } = usePageCommands();
  const [busy, setBusy] = useState(false);
  const isMissed = page.state === 'unanswered';
  return (
    <Banner
      tone="late"
      icon={isMissed ? <PhoneMissed size={15} aria-hidden="true" /> : <PhoneCall size={15} aria-hidden="true" />}
      action={
        <Button
          size="small"
          tone="danger"
          busy={busy}
          onClick={() => {
            setBusy(true);
            void takeCare(page, me.id, nameOf).finally(() => setBusy(false));
          }}
        >
          {t('page.take')}
        </Button>
      }
    >
      <b className="font-semibold">{t(isMissed ? 'page.alarm.missed' : 'page.alarm.called')}</b> {pageTitle(page)}{' '}
      <PageLink page={page} />
    </Banner>
  );
}
