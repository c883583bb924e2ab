import type { ConversationStatus } from '#contract/filter.ts';

/** How an answer to a resolved conversation is taken: within `reopenWithinMs` it reopens, later it is a new matter. */
export type ReopenPolicy = { reopenWithinMs: number };

const dayMs = 86_400_000;
export const defaultReopenPolicy: ReopenPolicy = { reopenWithinMs: 30 * dayMs };

/**
 * Where the customer's next message leaves a conversation; `new` means that it belongs in a new one.
 * `quietMs` counts from its resolution and matters for resolved ones only; null (not known) reopens.
 */
export function statusAfterInbound(
  status: ConversationStatus,
  quietMs: number | null,
  policy: ReopenPolicy = defaultReopenPolicy,
): 'open' | 'new' {
  if (status !== 'resolved') return 'open';
  return quietMs === null || quietMs <= policy.reopenWithinMs ? 'open' : 'new';
}

/** Where an answer of ours leaves a conversation: an open one now waits for the customer. */
export function statusAfterSent(status: ConversationStatus): ConversationStatus {
  return status === 'open' ? 'pending' : status;
}
