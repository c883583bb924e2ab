import { queryOptions, useQuery } from '@tanstack/react-query';
import {
  getEscalated,
  getEscalationLink,
  listEscalated,
  listEscalations,
  listStakeholderGroups,
} from '#contract/stakeholder.ts';
import { call } from '#web/api.ts';
import { useSession } from '#web/shell/session.ts';

/** Whoever has nothing but what is escalated to them has no stream of changes either, so it is read again so often, in ms. */
const againMs = 30_000;

/** Everything about what was asked: read again when something of it changed. */
export const escalationKey = ['escalation'] as const;

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

/** What I was asked. */
export const escalatedQuery = queryOptions({
  queryKey: [...escalationKey, 'mine'],
  queryFn: ({ signal }) => call(listEscalated, { signal }),
  refetchInterval: againMs,
});

export const escalatedOneQuery = (escalationId: string) =>
  queryOptions({
    queryKey: [...escalationKey, 'mine', escalationId],
    queryFn: ({ signal }) => call(getEscalated, { params: { escalationId }, signal }),
    refetchInterval: againMs,
  });

export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['escalation-link', token],
    queryFn: ({ signal }) => call(getEscalationLink, { params: { token }, signal }),
  });

/** How many questions wait for my answer. */
export function useWaitingQuestions(): number {
  const enabled = useSession().permissions.includes('escalation.answer');
  const { data } = useQuery({ ...escalatedQuery, enabled });
  return data?.escalations.filter(({ state }) => state !== 'answered').length ?? 0;
}
