import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { BulkHead } from '#web/features/bulk/BulkHead.tsx';
import { BulkProgress } from '#web/features/bulk/BulkProgress.tsx';
import { useBulk } from '#web/features/bulk/use-bulk.tsx';
import { useLiveConversations } from '#web/features/conversation/live.ts';
import { conversationQuery } from '#web/features/conversation/queries.ts';
import { rowElementId } from '#web/features/inbox/ConversationItem.tsx';
import { ConversationList } from '#web/features/inbox/ConversationList.tsx';
import { ListHead } from '#web/features/inbox/ListHead.tsx';
import { MissingView } from '#web/features/inbox/MissingView.tsx';
import { useHeldRows } from '#web/features/inbox/use-held-rows.ts';
import { ViewBar, ViewNav } from '#web/features/inbox/ViewNav.tsx';
import { rememberView } from '#web/features/inbox/views.ts';
import { rowBeside } from '#web/features/inbox/walk.ts';
import { ProposalsLine } from '#web/features/matter/ProposalsLine.tsx';
import { SearchBox } from '#web/features/search/SearchBox.tsx';
import { useHere } from '#web/features/view/use-here.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { cx } from '#web/ui/cx.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { Inbox, type InboxContext } from './inbox-context.ts';
import { NothingOpen } from './NothingOpen.tsx';
import { usePersonBeside } from './use-person.ts';
import { useWide } from './use-wide.ts';

const SearchResults = lazyPart(() => import('#web/features/search/SearchResults.tsx'), 'SearchResults', ['search']);

/** Views, list, and the open conversation beside it; one pane at a time where room is short. */
export function InboxPage() {
  const here = useHere();
  const view = here.address;
  const openId = useParams({ strict: false, select: (params) => params.conversationId ?? null });
  const { rows, news, hasMore, list, setScrolled } = useHeldRows(here);
  const [cursor, setCursor] = useState<string | null>(openId);
  const [query, setQuery] = useState('');
  const go = useWalk({ view, rows, openId, cursor, setCursor });
  const wide = useWide(besidePx);
  const person = usePersonBeside();
  const bulk = useBulk({ filter: here.place.filter, rows, hasMore, onCleared: () => cursor && focusRow(cursor) });
  const { selecting } = bulk;

  useLiveConversations(here.place.filter);
  useEffect(() => rememberView(view), [view]);
  useEffect(() => {
    if (openId) setCursor(openId);
  }, [openId]);
  usePrefetchNext(rows, openId);
  usePageTitle(here.name);
  useShortcuts(
    {
      j: { run: () => go.move(1), label: t('inbox.key.next') },
      k: { run: () => go.move(-1), label: t('inbox.key.previous') },
      Enter: { run: go.open, label: t('inbox.key.open') },
      Escape: selecting.selection
        ? { run: bulk.clear, label: t('bulk.clear') }
        : { run: go.close, label: t('inbox.key.close') },
      x: { run: () => cursor && selecting.toggle(cursor), label: t('bulk.key.toggle') },
      'shift+j': { run: () => extend(1), label: t('bulk.key.extend_down') },
      'shift+k': { run: () => extend(-1), label: t('bulk.key.extend_up') },
      'mod+a': { run: selecting.all, label: t('bulk.all') },
    },
    { group: t('inbox.keys.list') },
  );

  const extend = (by: number) => {
    const next = selecting.extendBy(by, cursor);
    if (next === null) return;
    setCursor(next);
    if (!openId) focusRow(next);
  };
  const searching = query.trim() !== '';
  const choosing = selecting.selection !== null && !searching;
  const inbox = useInboxValue({ view, close: go.close, advance: go.advance, choosing: selecting.size > 0, person });
  const bar = choosing && bulk.bar(wide ? 'py-1.5' : 'mt-auto border-t border-b-0 py-1.5');
  return (
    <Inbox value={inbox}>
      <div className="flex min-h-0 flex-1">
        <ViewNav
          current={view}
          className={cx(
            'w-50 shrink-0 border-e border-line',
            person.isShown ? 'max-[1359px]:hidden' : 'max-[1179px]:hidden',
          )}
        />
        <section
          aria-label={t('inbox.title')}
          className={cx(
            'flex min-h-0 min-w-0 flex-col border-e border-line bg-panel max-[899px]:flex-1 min-[900px]:w-[21rem] min-[900px]:shrink-0',
            openId && 'max-[899px]:hidden',
          )}
        >
          {choosing ? (
            <BulkHead selecting={{ ...selecting, clear: bulk.clear }} hasMore={hasMore} />
          ) : searching ? (
            <h1 className="flex min-h-12 shrink-0 items-center px-3.5 pt-1 text-base font-semibold">
              {t('search.everything')}
            </h1>
          ) : (
            <ListHead here={here} onChoose={selecting.begin} />
          )}
          {choosing ? wide && bar : <SearchBox query={query} onQuery={setQuery} onLeave={backToList} />}
          <BulkProgress />
          {!searching && <ProposalsLine onShow={go.show} />}
          {here.missing ? (
            <MissingView />
          ) : searching ? (
            <Suspense>
              <SearchResults query={query} view={view} openId={openId} onQuery={setQuery} />
            </Suspense>
          ) : (
            <ConversationList
              here={here}
              list={list}
              rows={rows}
              news={news}
              openId={openId}
              cursor={cursor}
              choosing={{ ...selecting, isOn: choosing }}
              onCursor={setCursor}
              onMove={go.move}
              onScrolled={setScrolled}
            />
          )}
          {choosing && !wide ? (
            bar
          ) : (
            <ViewBar
              current={view}
              className={cx('mt-auto', person.isShown ? 'min-[1360px]:hidden' : 'min-[1180px]:hidden')}
            />
          )}
        </section>
        {openId ? <Outlet /> : <NothingOpen />}
      </div>
      {bulk.dialog}
    </Inbox>
  );
}

/** The same object while rows come and go, so that the open conversation is not drawn for each of them. */
function useInboxValue({ view, choosing, person, ...newest }: InboxContext): InboxContext {
  const current = useRef(newest);
  useLayoutEffect(() => {
    current.current = newest;
  });
  return useMemo(
    () => ({ view, choosing, person, close: () => current.current.close(), advance: () => current.current.advance() }),
    [view, choosing, person],
  );
}

/** From here on the list stands beside the conversation. */
const besidePx = 900;

type Walk = {
  view: string;
  rows: readonly ConversationRow[];
  openId: string | null;
  cursor: string | null;
  setCursor: (id: string) => void;
};

/** Walking through the list: with a conversation open the next one opens, else the focus moves along the rows. */
function useWalk({ view, rows, openId, cursor, setCursor }: Walk) {
  const navigate = useNavigate();
  const show = useCallback(
    (id: string) =>
      void navigate({ to: '/inbox/$view/$conversationId', params: { view, conversationId: id }, search: true }),
    [navigate, view],
  );

  const beside = usePlace(rows, openId ?? cursor);
  const close = () => {
    if (!openId) return;
    void navigate({ to: '/inbox/$view', params: { view }, search: true });
    focusRow(openId);
  };
  return {
    show,
    move: (by: number) => {
      const next = beside(by);
      if (!next) return;
      setCursor(next);
      if (openId) show(next);
      else focusRow(next);
    },
    open: () => {
      if (!openId && cursor) show(cursor);
    },
    close,
    advance: () => {
      const next = beside(1) ?? beside(-1);
      if (next && next !== openId) show(next);
      else close();
    },
  };
}

/**
 * What stands `by` rows from one. An open conversation may leave its view (answered, it is the customer's turn): then
 * from the place where it stood.
 */
function usePlace(rows: readonly ConversationRow[], id: string | null): (by: number) => string | undefined {
  const at = rows.findIndex((row) => row.id === id);
  const [last, setLast] = useState(-1);
  useEffect(() => {
    if (at >= 0) setLast(at);
  }, [at]);
  return (by) => rowBeside(rows, at, last, by)?.id;
}

/** To the row on which the keyboard stands: the one that Tab reaches. */
function backToList(): void {
  const row = () => document.querySelector<HTMLElement>('a[id^="row-"][tabindex="0"]');
  requestAnimationFrame(() => requestAnimationFrame(() => row()?.focus()));
}

/** After the list has drawn the row, which may have been out of sight. */
function focusRow(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(rowElementId(id))?.focus()));
}

/** So long the list is at rest before the next conversation is fetched: while much arrives, the next is another each moment. */
const prefetchAfterMs = 400;

/** The next conversation is there before it is asked for. */
function usePrefetchNext(rows: readonly ConversationRow[], openId: string | null): void {
  const client = useQueryClient();
  const at = rows.findIndex(({ id }) => id === openId);
  const nextId = openId ? rows[at + 1]?.id : rows[0]?.id;
  useEffect(() => {
    if (!nextId) return;
    const timer = setTimeout(() => void client.prefetchQuery(conversationQuery(nextId)), prefetchAfterMs);
    return () => clearTimeout(timer);
  }, [client, nextId]);
}

function usePageTitle(name: string): void {
  const title = `${name} · Earshot`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
