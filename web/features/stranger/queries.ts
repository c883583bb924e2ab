import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type AsideKind, findAside, getAsideFigures, listAside, listSample } from '#contract/stranger.ts';
import { call } from '#web/api.ts';

/** Under this the browser keeps what is set aside, and its figures. */
export const asideKey = ['aside'] as const;

export const asideQuery = (kind: AsideKind) =>
  infiniteQueryOptions({
    queryKey: [...asideKey, 'list', kind] as const,
    queryFn: ({ pageParam, signal }) => call(listAside, { query: { kind, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const asideFiguresQuery = queryOptions({
  queryKey: [...asideKey, 'figures'] as const,
  queryFn: ({ signal }) => call(getAsideFigures, { signal }),
});

/** Of one conversation, read again with each of its versions. */
export const asideOfQuery = ({ id, version }: { id: string; version: number }) =>
  queryOptions({
    queryKey: [...asideKey, 'of', id, version] as const,
    queryFn: ({ signal }) => call(findAside, { params: { conversationId: id }, signal }),
  });

export const sampleQuery = queryOptions({
  queryKey: [...asideKey, 'sample'] as const,
  queryFn: ({ signal }) => call(listSample, { signal }),
});
