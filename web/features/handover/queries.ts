import { queryOptions } from '@tanstack/react-query';
import { listHandovers } from '#contract/handover.ts';
import { call } from '#web/api.ts';

/** Notes that wait to be confirmed, and those confirmed since yesterday. */
export const handoversQuery = queryOptions({
  queryKey: ['handovers'],
  queryFn: ({ signal }) => call(listHandovers, { signal }),
});
