import { queryOptions } from '@tanstack/react-query';
import { getClocks, listClosePauses, listDepartmentTimes } from '#contract/clock.ts';
import { call } from '#web/api.ts';

/** `version` of the conversation: a new one may have moved its clocks. */
export const clocksQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: ['clocks', conversationId, version],
    queryFn: ({ signal }) => call(getClocks, { params: { conversationId }, signal }),
  });

export const waitsQuery = queryOptions({
  queryKey: ['clock-waits'],
  queryFn: ({ signal }) => call(listDepartmentTimes, { signal }),
});

export const closePausesQuery = queryOptions({
  queryKey: ['close-pauses'],
  queryFn: ({ signal }) => call(listClosePauses, { signal }),
});
