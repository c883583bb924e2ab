import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type ConversationDetail,
  countConversations,
  countViews,
  getConversation,
  listConversations,
} from '#contract/conversation.ts';
import type { ViewFilter } from '#contract/filter.ts';
import { movesWithTime } from '#contract/fits.ts';
import { listTags } from '#contract/tag.ts';
import { listTimeline } from '#contract/timeline.ts';
import { call } from '#web/api.ts';
import { addOlder, keepRows, mergeDetail, type Rows } from './cache.ts';
import { newestOf } from './newest-rows.ts';
import { filterText, type Place } from './place.ts';

export { allRows, dropEntry, putEntry } from './cache.ts';

export const listsKey = ['conversations'] as const;
/** Every count of a list: they are read again together. */
export const countsKey = ['counts'] as const;
export const detailKey = (id: string) => ['conversation', id] as const;

/** Nothing happens to a conversation that enters or leaves because time passes, so the server is asked. */
const intervalOf = (filter: ViewFilter) => (movesWithTime(filter) ? 60_000 : false);

/** The rows of a list in its order, a page at a time. */
export const viewQuery = ({ filter, sort }: Place) =>
  infiniteQueryOptions({
    queryKey: [...listsKey, { filter, sort }] as const,
    queryFn: async ({ pageParam, signal }) => {
      const query = { filter: filterText(filter), sort, cursor: pageParam ?? undefined };
      const page = await call(listConversations, { query, signal });
      return { ...page, items: page.items.map(newestOf) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // A row that moved is still the same row, so it is not drawn again. Each list is kept as these are.
    structuralSharing: (before, read) => keepRows(before as Rows | undefined, read as Rows),
    refetchInterval: intervalOf(filter),
  });

export const countsQuery = queryOptions({
  queryKey: [...countsKey, 'standard'],
  queryFn: ({ signal }) => call(countViews, { signal }),
});

/** How much fits a filter that no view has. */
export const filterCountQuery = (filter: ViewFilter) =>
  queryOptions({
    queryKey: [...countsKey, 'filter', filterText(filter)],
    queryFn: ({ signal }) => call(countConversations, { query: { filter: filterText(filter) }, signal }),
    refetchInterval: intervalOf(filter),
  });

/** One conversation; what had been loaded of its past stays when it is read again. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: detailKey(id),
    queryFn: async ({ signal, client }) => {
      const read = await call(getConversation, { params: { conversationId: id }, signal });
      const detail = { ...read, conversation: newestOf(read.conversation) };
      return mergeDetail(client.getQueryData<ConversationDetail>(detailKey(id)), detail);
    },
  });

/** Loads what came before the oldest entry on the screen. */
export async function fetchOlder(client: QueryClient, id: string): Promise<void> {
  const before = client.getQueryData<ConversationDetail>(detailKey(id))?.older;
  if (!before) return;
  const page = await call(listTimeline, { params: { conversationId: id }, query: { before } });
  client.setQueryData<ConversationDetail>(detailKey(id), (detail) => detail && addOlder(detail, page));
}

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => call(listTags, { signal }),
});
