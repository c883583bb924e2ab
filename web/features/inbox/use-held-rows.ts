import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { RowPage } from '#web/features/conversation/cache.ts';
import { type Place, samePlace } from '#web/features/conversation/place.ts';
import { allRows, viewQuery } from '#web/features/conversation/queries.ts';
import type { Here } from '#web/features/view/use-here.ts';
import { holdOrder } from './held-order.ts';

type HeldRows = {
  rows: readonly ConversationRow[];
  news: number;
  hasMore: boolean;
  /** How the reading of the list stands. */
  list: UseInfiniteQueryResult<InfiniteData<RowPage>>;
  setScrolled: (scrolled: boolean) => void;
};

/** The rows of a view as they shall stand on the screen: live at the top, at rest while the person has scrolled. */
export function useHeldRows({ place, base }: Here): HeldRows {
  const list = useInfiniteQuery({ ...viewQuery(place), enabled: base !== null });
  const { data, hasNextPage } = list;
  const live = useMemo(() => allRows(data), [data]);
  const [held, setHeld] = useState<{ place: Place; ids: string[] } | null>(null);
  const ids = held && samePlace(held.place, place) ? held.ids : null;

  const shown = useMemo(() => (ids ? holdOrder(ids, live) : { rows: live, news: 0 }), [ids, live]);
  const setScrolled = useCallback(
    (scrolled: boolean) => setHeld(scrolled ? { place, ids: live.map(({ id }) => id) } : null),
    [place, live],
  );
  return { ...shown, hasMore: hasNextPage, list, setScrolled };
}
