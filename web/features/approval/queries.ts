import { queryOptions } from '@tanstack/react-query';
import { listApprovals } from '#contract/approval.ts';
import type { ApprovalList } from '#contract/approval-list.ts';
import { call } from '#web/api.ts';
import { approvalsKey } from './waiting.ts';

export const approvalsQuery = (list: ApprovalList) =>
  queryOptions({
    queryKey: [...approvalsKey, list],
    queryFn: ({ signal }) => call(listApprovals, { query: { list }, signal }),
  });
