import type { QueryClient } from '@tanstack/react-query';
import { type ConversationDetail, type ConversationRow, standardViews, type ViewKey } from '#contract/conversation.ts';
import { belongs } from './belongs.ts';
import { allRows, patchDetail, placeRow, type Rows } from './cache.ts';
import { newestOf } from './newest-rows.ts';
import { countsQuery, detailKey, listsKey } from './queries.ts';

type Where = {
  agentId: string;
  /** What the server said about one view. */
  said?: { view: ViewKey; inView: boolean };
};

/** Shows a row wherever it stands: in every list that is loaded and in the open conversation. */
export function showRow(client: QueryClient, arrived: ConversationRow, { agentId, said }: Where): void {
  const row = newestOf(arrived);
  // Something newer is on the screen; what was said of the older one no longer counts.
  const stale = row !== arrived;
  for (const view of standardViews) {
    const key = [...listsKey, view];
    const rows = client.getQueryData<Rows>(key);
    if (!rows) continue;
    const inView = !stale && said?.view === view ? said.inView : belongs(row, view, agentId);
    if (inView !== null) client.setQueryData<Rows>(key, placeRow(rows, row, inView));
    else reread(client, key, rows, row);
  }
  client.setQueryData<ConversationDetail>(detailKey(row.id), (detail) => detail && patchDetail(detail, row));
}

/** Only the server knows whether this row stands in the view: mend it where it stands, ask again otherwise. */
function reread(client: QueryClient, key: readonly unknown[], rows: Rows, row: ConversationRow): void {
  if (allRows(rows).some(({ id }) => id === row.id)) client.setQueryData<Rows>(key, placeRow(rows, row, true));
  void client.invalidateQueries({ queryKey: key });
}

const countsPauseMs = 1_500;
let countsTimer: ReturnType<typeof setTimeout> | undefined;

/** Counts are read again a moment after the last change, not once for each of many. */
export function recountSoon(client: QueryClient): void {
  if (countsTimer) return;
  countsTimer = setTimeout(() => {
    countsTimer = undefined;
    void client.invalidateQueries({ queryKey: countsQuery.queryKey });
  }, countsPauseMs);
}
