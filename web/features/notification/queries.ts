import { queryOptions, useQuery } from '@tanstack/react-query';
import { countNotices, listNotices, listSilentPages } from '#contract/notification.ts';
import { call } from '#web/api.ts';

/** Everything about notices: read again when somebody was told something. */
export const noticesKey = ['notices'] as const;

export const noticesQuery = queryOptions({
  queryKey: [...noticesKey, 'list'],
  queryFn: ({ signal }) => call(listNotices, { signal }),
});

export const unreadNoticesQuery = queryOptions({
  queryKey: [...noticesKey, 'count'],
  queryFn: ({ signal }) => call(countNotices, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Pages that no way took; the frame keeps them live. */
export const silentPagesQuery = queryOptions({
  queryKey: ['silent-pages'],
  queryFn: ({ signal }) => call(listSilentPages, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** How many groups of notices I have not read; the frame keeps it live. */
export function useUnreadNotices(): number {
  return useQuery(unreadNoticesQuery).data?.unread ?? 0;
}
