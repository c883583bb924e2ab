import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Input } from '#contract/endpoint.ts';
import {
  changeSavedView,
  createSavedView,
  deleteSavedView,
  orderSavedViews,
  restoreSavedView,
  type SavedView,
} from '#contract/view.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { announce } from '#web/ui/announce.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { moved } from './place-in-section.ts';
import { savedCountsQuery, savedViewsQuery } from './queries.ts';

type Change = Input<typeof changeSavedView>['body'];
type New = Input<typeof createSavedView>['body'];
type Views = { views: SavedView[] };

/** What a person can do to saved views: shown at once, put back with a notice if the server refuses. */
export function useViewCommands() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const go = (viewId: string) => void navigate({ to: '/inbox/$view', params: { view: viewId }, search: {} });

  const put = (change: (views: SavedView[]) => SavedView[]) =>
    client.setQueryData<Views>(savedViewsQuery.queryKey, (data) => data && { views: change(data.views) });
  const replace = (view: SavedView) => put((views) => views.map((one) => (one.id === view.id ? view : one)));
  const reread = () => {
    for (const { queryKey } of [savedViewsQuery, savedCountsQuery]) void client.invalidateQueries({ queryKey });
  };
  const failed = (error: unknown) => {
    reread();
    notice({ title: t('view.failed'), description: errorMessage(error), tone: 'error' });
  };

  /** Throws ApiError, so that a form keeps what was typed. */
  async function create(body: New): Promise<void> {
    const { view } = await call(createSavedView, { body });
    put((views) => [...views, view]);
    reread();
    notice({ title: t('view.saved', { name: view.name }), tone: 'ok' });
    go(view.id);
  }

  /** Throws ApiError. */
  async function change(before: SavedView, body: Change, quiet = false): Promise<void> {
    const { view } = await call(changeSavedView, { params: { viewId: before.id }, body });
    replace(view);
    reread();
    const { name, filter, sort, audience, teamId } = before;
    const undo = () => void change(view, { name, filter, sort, audience, teamId }, true).catch(failed);
    if (!quiet) notice({ title: t('view.saved', { name: view.name }), tone: 'ok', undo });
  }

  async function remove(view: SavedView): Promise<void> {
    put((views) => views.filter(({ id }) => id !== view.id));
    void navigate({ to: '/inbox/$view', params: { view: 'open' }, search: {} });
    try {
      await call(deleteSavedView, { params: { viewId: view.id } });
      notice({ title: t('view.deleted', { name: view.name }), undo: () => void restore(view).catch(failed) });
    } catch (error) {
      failed(error);
    }
  }

  async function restore({ id }: SavedView): Promise<void> {
    await call(restoreSavedView, { params: { viewId: id } });
    await client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
    go(id);
  }

  /** Puts a view at another place of its section; `section` as it stands now. */
  function order(section: readonly SavedView[], from: number, to: number): void {
    const next = moved(section, from, to);
    const view = section[from];
    if (!view || next === section) return;
    const ids = new Set(next.map(({ id }) => id));
    put((views) => {
      const rest = [...next];
      return views.map((one) => (ids.has(one.id) ? (rest.shift() ?? one) : one));
    });
    announce(t('view.moved', { name: view.name, place: to + 1, count: next.length }));
    call(orderSavedViews, { body: { viewIds: next.map(({ id }) => id) } }).catch(failed);
  }

  return {
    create,
    change,
    order,
    /** Saves what is on the screen over what the view had. */
    save: (view: SavedView, body: Change) =>
      void change(view, body)
        .then(() => go(view.id))
        .catch(failed),
    duplicate: ({ name, filter, sort }: Pick<SavedView, 'name' | 'filter' | 'sort'>) =>
      void create({
        name: t('view.duplicate.name', { name }).slice(0, 60),
        filter,
        sort,
        audience: 'me',
      }).catch(failed),
    remove: (view: SavedView) => void remove(view),
  };
}
