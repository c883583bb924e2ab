import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ViewKey } from '#contract/filter.ts';
import type { SavedView } from '#contract/view.ts';
import { type Place, samePlace, standardPlace } from '#web/features/conversation/place.ts';
import { t } from '#web/i18n.ts';
import { savedViewsQuery } from './queries.ts';

/** The list on the screen: a view, perhaps with another filter or order than it has. */
export type Here = {
  /** The view in the address: a standard one's key or a saved one's id. */
  address: string;
  /** Null for a standard view, and for a saved one that is not there. */
  saved: SavedView | null;
  /** Null while the saved views are read, and for one that is not there. */
  base: Place | null;
  place: Place;
  /** It was deleted, or it is not for this person. */
  missing: boolean;
  /** Something else is shown than the view has. */
  edited: boolean;
  name: string;
  /** Shows another filter or order; back at what the view has, the address is its own again. */
  show: (change: Partial<Place>) => void;
};

const nowhere: Place = standardPlace('all');

/** The same object for as long as it says the same. */
export function useHere(): Here {
  const { view: address } = useParams({ from: '/frame/inbox/$view' });
  const search = useSearch({ from: '/frame/inbox/$view' });
  const navigate = useNavigate();
  const standard = ViewKey.safeParse(address).data;
  const { data } = useQuery({ ...savedViewsQuery, enabled: standard === undefined });
  const saved = standard ? null : (data?.views.find(({ id }) => id === address) ?? null);
  const base = useMemo(() => (standard ? standardPlace(standard) : saved), [standard, saved]);
  const place = useMemo(
    () => ({ filter: search.filter ?? (base ?? nowhere).filter, sort: search.sort ?? (base ?? nowhere).sort }),
    [search.filter, search.sort, base],
  );

  const show = useCallback(
    (change: Partial<Place>) => {
      const next = { ...place, ...change };
      const own = base !== null && samePlace(base, next);
      void navigate({
        // With the conversation that is open beside the list.
        to: '.',
        search: own ? {} : { filter: next.filter, sort: next.sort },
        replace: true,
      });
    },
    [place, base, navigate],
  );

  const isRead = data !== undefined;
  return useMemo(
    () => ({
      address,
      saved,
      base,
      place,
      missing: standard === undefined && isRead && saved === null,
      edited: base !== null && !samePlace(base, place),
      name: standard ? t(`inbox.view.${standard}`) : (saved?.name ?? (isRead ? t('view.unknown') : '…')),
      show,
    }),
    [address, saved, base, place, standard, isRead, show],
  );
}
