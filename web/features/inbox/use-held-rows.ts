import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ConversationRow, ViewKey } from '#contract/conversation.ts';

import { allRows, viewQuery } from '#web/features/conversation/queries.ts';
import { holdOrder } from './held-order.ts';

type HeldRows = { rows: readonly ConversationRow[]; news: number; setScrolled: (scrolled: boolean) => void };

/** The rows of a view as they shall stand on the screen: live at the top, at rest while the person has scrolled. */
export function useHeldRows(view: ViewKey): HeldRows {
  const { data } = useInfiniteQuery(viewQuery(view));
  const live = useMemo(() => allRows(data), [data]);
  const [held, setHeld] = useState<{ view: ViewKey; ids: string[] } | null>(null);
  const ids = held?.view === view ? held.ids : null;

  const shown = useMemo(() => (ids ? holdOrder(ids, live) : { rows: live, news: 0 }), [ids, live]);
  const setScrolled = useCallback(
    (scrolled: boolean) => setHeld(scrolled ? { view, ids: live.map(({ id }) => id) } : null),
    [view, live],
  );
  return { ...shown, setScrolled };
}
