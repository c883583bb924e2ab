import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** `mine`: asked for by the reader. `done`: decided, expired or taken back in the last 30 days. */
export const ApprovalList = z.enum(['waiting', 'mine', 'done']);
export type ApprovalList = z.output<typeof ApprovalList>;

/** More are counted as one more. */
export const approvalsShown = 99;

export const countApprovals = endpoint({
  method: 'GET',
  path: '/api/approvals/count',
  permission: 'reply.draft',
  summary: 'How many answers wait for my approval, up to 100.',
  reply: z.object({ waiting: z.number() }),
});
