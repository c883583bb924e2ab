import { queryOptions } from '@tanstack/react-query';
import { listWays } from '#contract/way.ts';
import { call } from '#web/api.ts';

export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: ({ signal }) => call(listWays, { signal }),
});
