import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSession } from '#web/shell/session.ts';

/** Whoever has nothing but what is escalated to them has no stream of changes either, so it is read again so often, in ms. */
export const againMs = 30_000;

/** Everything about what was asked: read again when something of it changed. */
export const escalationKey = ['escalation'] as const;

/** What I was asked. It is read by what comes later: the frame of everybody holds the count of a few. */
export const escalatedQuery = queryOptions({
  queryKey: [...escalationKey, 'mine'],
  queryFn: async ({ signal }) => (await import('./read-mine.ts')).readMine(signal),
  refetchInterval: againMs,
});

/** How many questions wait for my answer. */
export function useWaitingQuestions(): number {
  const enabled = useSession().permissions.includes('escalation.answer');
  const { data } = useQuery({ ...escalatedQuery, enabled });
  return data?.escalations.filter(({ state }) => state !== 'answered').length ?? 0;
}
