import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { countProposals, findRelated, getMatter, listProposals } from '#contract/matter.ts';
import { call } from '#web/api.ts';

export const matterKey = ['matter'] as const;

/** What belongs together with a conversation; read again whenever the conversation changed. */
export const matterQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: [...matterKey, conversationId, version],
    queryFn: ({ signal }) => call(getMatter, { params: { conversationId }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

export const relatedQuery = (conversationId: string, q: string) =>
  queryOptions({
    queryKey: [...matterKey, 'related', conversationId, q],
    queryFn: ({ signal }) => call(findRelated, { params: { conversationId }, query: { q }, signal }),
    placeholderData: keepPreviousData,
  });

/** How many proposals wait; asked anew twice a minute, since nobody hurries for them. */
export const proposalCountQuery = queryOptions({
  queryKey: [...matterKey, 'count'],
  queryFn: ({ signal }) => call(countProposals, { signal }),
  refetchInterval: 30_000,
});

export const proposalsQuery = queryOptions({
  queryKey: [...matterKey, 'proposals'],
  queryFn: ({ signal }) => call(listProposals, { query: {}, signal }),
});
