import { queryOptions } from '@tanstack/react-query';
import { getRouting } from '#contract/routing.ts';
import { call } from '#web/api.ts';

/** `version` of the conversation: with a new one the rules may have looked again. */
export const routingQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: ['routing', conversationId, version],
    queryFn: ({ signal }) => call(getRouting, { params: { conversationId }, signal }),
  });
