import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getThreadTree, searchThread } from '#contract/thread.ts';
import { call } from '#web/api.ts';

export type ThreadPlace = { conversationId: string; threadId: string };

const threadKey = ({ conversationId, threadId }: ThreadPlace) => ['thread', conversationId, threadId] as const;

/** The folded tree as the server has it. */
export const treeQuery = (place: ThreadPlace) =>
  queryOptions({
    queryKey: [...threadKey(place), 'tree'],
    queryFn: ({ signal }) => call(getThreadTree, { params: place, signal }),
  });

/** Posts of the thread with a text in them, newest first. */
export const threadSearchQuery = (place: ThreadPlace, q: string) =>
  infiniteQueryOptions({
    queryKey: [...threadKey(place), 'search', q],
    queryFn: ({ pageParam, signal }) =>
      call(searchThread, { params: place, query: { q, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: q !== '',
  });
