import type { BulkReason } from '#contract/bulk.ts';

/** What became of one conversation of a batch; `before` is what taking it back needs. */
export type Outcome =
  | { id: string; is: 'changed'; before: Record<string, unknown> }
  | { id: string; is: 'same' }
  | { id: string; is: 'skipped'; reason: BulkReason };

export const skipAll = (ids: readonly string[], reason: BulkReason): Outcome[] =>
  ids.map((id) => ({ id, is: 'skipped', reason }));
