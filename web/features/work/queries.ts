import { queryOptions } from '@tanstack/react-query';
import { getOwnWork, listStaff } from '#contract/work.ts';
import { call } from '#web/api.ts';

// The first part of each key is what changes of people renew.
export const ownWorkQuery = queryOptions({
  queryKey: ['people', 'own-work'],
  queryFn: ({ signal }) => call(getOwnWork, { signal }),
});
export const staffQuery = queryOptions({
  queryKey: ['people', 'staff'],
  queryFn: ({ signal }) => call(listStaff, { signal }),
});
