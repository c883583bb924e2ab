import { queryOptions } from '@tanstack/react-query';
import { countSavedViews, listSavedViews } from '#contract/view.ts';
import { call } from '#web/api.ts';
import { countsKey } from '#web/features/conversation/queries.ts';

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => call(listSavedViews, { signal }),
});

export const savedCountsQuery = queryOptions({
  queryKey: [...countsKey, 'saved'],
  queryFn: ({ signal }) => call(countSavedViews, { signal }),
});
