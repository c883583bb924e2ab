import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getAuditHead, listAuditEvents } from '#contract/audit.ts';
import type { Input } from '#contract/endpoint.ts';
import { listAgents } from '#contract/people.ts';
import { call } from '../../api.ts';

type Filter = Omit<Input<typeof listAuditEvents>['query'], 'cursor' | 'limit'>;

export const auditQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listAuditEvents, { query: { ...filter, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const headQuery = queryOptions({
  queryKey: ['audit-head'],
  queryFn: ({ signal }) => call(getAuditHead, { signal }),
});

// The same key as where people are managed, so that a new name shows here too.
export const agentsQuery = queryOptions({
  queryKey: ['people', 'agents'],
  queryFn: ({ signal }) => call(listAgents, { signal }),
});
