import { queryOptions } from '@tanstack/react-query';
import { listPractised } from '#contract/practised.ts';
import { call } from '#web/api.ts';

/** Empty in a live workspace. Apart from the other queries, which come with the inbox. */
export const practisedQuery = queryOptions({
  queryKey: ['networks', 'practised'],
  queryFn: ({ signal }) => call(listPractised, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
