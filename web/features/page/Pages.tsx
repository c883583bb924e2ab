import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '#contract/page.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag, type Tone } from '#web/ui/Tag.tsx';
import { usePageCommands } from './commands.ts';
import { PageLink } from './PageLink.tsx';
import { pageTitle } from './page-words.ts';
import { pagesQuery, useLivePages } from './queries.ts';

/** How many that are over are shown at first. */
const overShown = 3;

/** Who is being called for what, and the newest that are over. Nothing where there was never a call. */
export function Pages() {
  useLivePages();
  const [all, setAll] = useState(false);
  return (
    <Loaded query={useQuery(pagesQuery)}>
      {({ pages }) => {
        const isGoingOn = ({ state }: Page) => state === 'open' || state === 'unanswered';
        const over = pages.filter((page) => !isGoingOn(page));
        if (pages.length === 0) return null;
        return (
          <section aria-labelledby="pages" className="mb-6">
            <h2 id="pages" className="mb-2 text-base font-semibold">
              {t('page.title')}
            </h2>
            <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
              {[...pages.filter(isGoingOn), ...(all ? over : over.slice(0, overShown))].map((page) => (
                <PageRow key={page.id} page={page} />
              ))}
            </ul>
            {!all && over.length > overShown && (
              <Button tone="ghost" size="small" className="mt-1.5" onClick={() => setAll(true)}>
                {t('page.older')}
              </Button>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

const tones: Record<Page['state'], Tone> = { open: 'soon', unanswered: 'late', acknowledged: 'ok', ended: 'neutral' };

function PageRow({ page }: { page: Page }) {
  const { me, nameOf } = usePeople();
  const { takeCare, giveBack } = usePageCommands();
  const { state, acknowledgedBy, acknowledgedAt, startedAt } = page;
  const isGoingOn = state === 'open' || state === 'unanswered';
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Tag tone={tones[state]} filled={state === 'unanswered'}>
            {t('page.state', { state })}
          </Tag>
          <span className="font-medium">{pageTitle(page)}</span>
          <PageLink page={page} />
        </p>
        <p className="mt-0.5 text-xs text-ink2">
          {isGoingOn || acknowledgedBy === null ? (
            <Called page={page} />
          ) : (
            t('page.taken_by', { name: nameOf(acknowledgedBy) ?? '', link: String(page.byLink) })
          )}{' '}
          <span className="text-ink3">
            · <RelativeTime at={acknowledgedAt ?? startedAt} />
          </span>
        </p>
      </div>
      {isGoingOn && (
        <Button tone="primary" onClick={() => void takeCare(page, me.id, nameOf)}>
          {t('page.take')}
        </Button>
      )}
      {state === 'acknowledged' && acknowledgedBy === me.id && (
        <Button size="small" onClick={() => void giveBack(page)}>
          {t('page.give_back')}
        </Button>
      )}
    </li>
  );
}

/** Whom it called so far, and when the next is called. */
function Called({ page: { calls, nextAt, state } }: { page: Page }) {
  const { nameOf } = usePeople();
  const names = [...new Set(calls.map(({ agentId }) => agentId))].map((id) => nameOf(id) ?? '');
  return (
    <>
      {names.length > 0 ? t('page.called', { names: listed(names) }) : t('page.called.nobody')}
      {state === 'open' && nextAt && (
        <>
          {' '}
          · {t('page.next')} <RelativeTime at={nextAt} />
        </>
      )}
    </>
  );
}
