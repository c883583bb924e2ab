import { queryOptions } from '@tanstack/react-query';
import { getVerdicts } from '#contract/verdict.ts';
import { call } from '#web/api.ts';

/** How often, in ms, is looked again while something waits to be understood. */
const lookEveryMs = 2_000;

export const verdictsKey = (conversationId: string) => ['verdicts', conversationId] as const;

/** `version` of the conversation: a new one may have brought a message. */
export const verdictsQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: [...verdictsKey(conversationId), version],
    queryFn: ({ signal }) => call(getVerdicts, { params: { conversationId }, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.waiting > 0 ? lookEveryMs : false),
  });
