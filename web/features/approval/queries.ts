import { queryOptions, useQuery } from '@tanstack/react-query';
import { type ApprovalList, countApprovals, listApprovals } from '#contract/approval.ts';
import { call } from '#web/api.ts';

/** Everything about approvals: read again when one was asked for or decided. */
export const approvalsKey = ['approvals'] as const;

export const approvalsQuery = (list: ApprovalList) =>
  queryOptions({
    queryKey: [...approvalsKey, list],
    queryFn: ({ signal }) => call(listApprovals, { query: { list }, signal }),
  });

export const waitingQuery = queryOptions({
  queryKey: [...approvalsKey, 'count'],
  queryFn: ({ signal }) => call(countApprovals, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** How many answers wait for my word; the frame keeps it live. */
export function useWaitingApprovals(): number {
  return useQuery(waitingQuery).data?.waiting ?? 0;
}
