import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { ViewFilter } from '#contract/filter.ts';
import { isRefused } from '#web/api.ts';
import { bulkKey } from '#web/features/bulk/queries.ts';
import { policyKey } from '#web/features/policy/key.ts';
import { savedViewsQuery } from '#web/features/view/queries.ts';
import { forgetPresence } from '#web/realtime/presence-store.ts';
import { type RealtimeEvent, useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';
import { dropRow, type Rows } from './cache.ts';
import { recountSoon, showRow } from './patch.ts';
import { filterText } from './place.ts';
import { countsKey, detailKey, listsKey, tagsQuery } from './queries.ts';

/** Keeps lists, counts and the open conversation as the server has them, without asking for them again and again. */
export function useLiveConversations(filter: ViewFilter): void {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  useRealtime(`${workspace.id} ${agent.id}`, { filter: filterText(filter) }, (event) => apply(client, agent.id, event));
}

function apply(client: QueryClient, agentId: string, event: RealtimeEvent): void {
  if (event.kind === 'reset') {
    rereadEverything(client);
    return;
  }
  const { frame, filter } = event;
  for (const { row, inView, timeline } of frame.changes) {
    const shown = client.getQueryData<ConversationDetail>(detailKey(row.id));
    const newer = shown !== undefined && shown.conversation.version < row.version;
    showRow(client, row, { agentId, said: filter === null ? undefined : { filter, inView } });
    if (shown && (timeline || newer)) void client.invalidateQueries({ queryKey: detailKey(row.id) });
  }
  for (const id of frame.removed) {
    client.setQueriesData<Rows>({ queryKey: listsKey }, (rows) => rows && dropRow(rows, id));
    client.removeQueries({ queryKey: detailKey(id), type: 'inactive' });
    forgetPresence(id);
    void client.invalidateQueries({ queryKey: detailKey(id) });
  }
  if (frame.changes.length + frame.removed.length > 0) recountSoon(client);
  if (frame.also.includes('view')) void client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  if (frame.also.includes('policy')) void client.invalidateQueries({ queryKey: policyKey });
  if (frame.also.includes('bulk')) void client.invalidateQueries({ queryKey: bulkKey });
  if (frame.also.includes('tag')) void client.invalidateQueries({ queryKey: tagsQuery.queryKey });
}

const mayHaveChanged = ({ state }: Query) => !isRefused(state.error);

/** A list on the screen is read again as far as it is loaded, or whoever has scrolled would lose their place; others shrink to their first page. */
function rereadEverything(client: QueryClient): void {
  client.setQueriesData<Rows>({ queryKey: listsKey, type: 'inactive' }, (rows) =>
    rows ? { pages: rows.pages.slice(0, 1), pageParams: rows.pageParams.slice(0, 1) } : rows,
  );
  for (const queryKey of [listsKey, countsKey, savedViewsQuery.queryKey, ['conversation'], bulkKey]) {
    // A first reading that is still under way may be older than the stream, and invalidating alone would wait for it.
    void client
      .cancelQueries({ queryKey })
      .then(() => client.invalidateQueries({ queryKey, predicate: mayHaveChanged }));
  }
}
