import { queryOptions } from '@tanstack/react-query';
import { getClocks } from '#contract/clock.ts';
import { call } from '#web/api.ts';

/** `version` of the conversation: a new one may have moved its clocks. */
export const clocksQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: ['clocks', conversationId, version],
    queryFn: ({ signal }) => call(getClocks, { params: { conversationId }, signal }),
  });
