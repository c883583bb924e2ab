import { queryOptions } from '@tanstack/react-query';
import { getEscalated, getEscalationLink, listEscalations, listStakeholderGroups } from '#contract/stakeholder.ts';
import { call } from '#web/api.ts';
import { againMs, escalatedQuery, escalationKey } from './waiting.ts';

export const groupsQuery = queryOptions({
  queryKey: [...escalationKey, 'groups'],
  queryFn: ({ signal }) => call(listStakeholderGroups, { signal }),
});

/** What stakeholders were asked about a conversation. */
export const escalationsQuery = (conversationId: string) =>
  queryOptions({
    queryKey: [...escalationKey, 'conversation', conversationId],
    queryFn: ({ signal }) => call(listEscalations, { params: { conversationId }, signal }),
  });

export const escalatedOneQuery = (escalationId: string) =>
  queryOptions({
    queryKey: [...escalatedQuery.queryKey, escalationId],
    queryFn: ({ signal }) => call(getEscalated, { params: { escalationId }, signal }),
    refetchInterval: againMs,
  });

export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['escalation-link', token],
    queryFn: ({ signal }) => call(getEscalationLink, { params: { token }, signal }),
  });
