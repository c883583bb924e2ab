import { queryOptions, useQuery } from '@tanstack/react-query';
import { countApprovals } from '#contract/approval-list.ts';
import { call } from '#web/api.ts';

/** Everything about approvals: read again when one was asked for or decided. */
export const approvalsKey = ['approvals'] as const;

const waitingQuery = queryOptions({
  queryKey: [...approvalsKey, 'count'],
  queryFn: ({ signal }) => call(countApprovals, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** How many answers wait for my word; the frame keeps it live. */
export function useWaitingApprovals(): number {
  return useQuery(waitingQuery).data?.waiting ?? 0;
}
