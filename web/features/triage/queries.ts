import { queryOptions } from '@tanstack/react-query';
import { getTriage } from '#contract/triage.ts';
import { call } from '#web/api.ts';

/** How often, in ms, is looked again while something waits to be decided. */
const lookEveryMs = 2_000;

export const triageKey = (conversationId: string) => ['triage', conversationId] as const;

/** `version` of the conversation: a new one may have brought a message. */
export const triageQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: [...triageKey(conversationId), version],
    queryFn: ({ signal }) => call(getTriage, { params: { conversationId }, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.waiting > 0 ? lookEveryMs : false),
  });
