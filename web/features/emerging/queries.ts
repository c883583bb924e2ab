import { queryOptions } from '@tanstack/react-query';
import { getEmerging, listEmerging, listQuietTerms } from '#contract/emerging.ts';
import { call } from '#web/api.ts';

/** How often, in ms, is looked whether something grows: as often as the server looks. */
const lookEveryMs = 60_000;

/** Under this the browser keeps emerging issues. */
export const emergingKey = ['emerging'] as const;

export const emergingListQuery = (list: 'open' | 'past') =>
  queryOptions({
    queryKey: [...emergingKey, 'list', list] as const,
    queryFn: ({ signal }) => call(listEmerging, { query: { list }, signal }),
    refetchInterval: lookEveryMs,
  });

export const emergingQuery = (emergingId: string) =>
  queryOptions({
    queryKey: [...emergingKey, 'one', emergingId] as const,
    queryFn: ({ signal }) => call(getEmerging, { params: { emergingId }, signal }),
    refetchInterval: lookEveryMs,
  });

export const quietQuery = queryOptions({
  queryKey: [...emergingKey, 'quiet'] as const,
  queryFn: ({ signal }) => call(listQuietTerms, { signal }),
});
