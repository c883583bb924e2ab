import type { QueryClient } from '@tanstack/react-query';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Sort } from '#contract/filter.ts';
import { belongs } from './belongs.ts';
import { allRows, patchDetail, placeRow, type Rows } from './cache.ts';
import { newestOf } from './newest-rows.ts';
import { filterText, type Place } from './place.ts';
import { countsKey, detailKey, listsKey } from './queries.ts';

type Where = {
  agentId: string;
  /** What the server said about one filter, as its text. */
  said?: { filter: string; inView: boolean };
};

/** Shows a row wherever it stands: in every list that is loaded and in the open conversation. */
export function showRow(client: QueryClient, arrived: ConversationRow, { agentId, said }: Where): void {
  const row = newestOf(arrived);
  // Something newer is on the screen; what was said of the older one no longer counts.
  const stale = row !== arrived;
  for (const [key, rows] of client.getQueriesData<Rows>({ queryKey: listsKey })) {
    if (!rows) continue;
    // Every list is kept under its place (queries.ts).
    const { filter, sort } = key[1] as Place;
    const isSaid = !stale && said?.filter === filterText(filter);
    const inView = isSaid ? said.inView : belongs(row, filter, agentId, new Date());
    if (inView !== null) client.setQueryData<Rows>(key, placeRow(rows, row, inView, sort));
    else reread(client, key, rows, row, sort);
  }
  client.setQueryData<ConversationDetail>(detailKey(row.id), (detail) => detail && patchDetail(detail, row));
}

/** Only the server knows whether this row stands in the view: mend it where it stands, ask again otherwise. */
function reread(client: QueryClient, key: readonly unknown[], rows: Rows, row: ConversationRow, sort: Sort): void {
  if (allRows(rows).some(({ id }) => id === row.id)) client.setQueryData<Rows>(key, placeRow(rows, row, true, sort));
  void client.invalidateQueries({ queryKey: key });
}

const countsPauseMs = 1_500;
let countsTimer: ReturnType<typeof setTimeout> | undefined;

/** Counts are read again a moment after the last change, not once for each of many. */
export function recountSoon(client: QueryClient): void {
  if (countsTimer) return;
  countsTimer = setTimeout(() => {
    countsTimer = undefined;
    void client.invalidateQueries({ queryKey: countsKey });
  }, countsPauseMs);
}
