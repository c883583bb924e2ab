import type { BulkReason } from '#contract/bulk.ts';
import type { MacroRun } from '#contract/macro.ts';

/** What became of one conversation of a batch; `before` is what taking it back needs. */
export type Outcome =
  | { id: string; is: 'changed'; before: Record<string, unknown> }
  | { id: string; is: 'same' }
  | { id: string; is: 'skipped'; reason: BulkReason; before?: Record<string, unknown> };

export const skipAll = (ids: readonly string[], reason: BulkReason): Outcome[] =>
  ids.map((id) => ({ id, is: 'skipped', reason }));

/** Pure: what a macro made of a conversation. What it did before it was stopped stands and can be taken back. */
export function outcomeOfRun(id: string, { id: run, state, steps }: MacroRun): Outcome {
  const didSomething = steps.some(({ is }) => is === 'changed');
  if (state === 'stopped')
    return didSomething
      ? { id, is: 'skipped', reason: 'macro_stopped', before: { run } }
      : { id, is: 'skipped', reason: 'macro_refused' };
  return didSomething ? { id, is: 'changed', before: { run } } : { id, is: 'same' };
}
