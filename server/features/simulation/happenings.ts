import type { Happening } from '#server/features/clock/queries.ts';
import type { Said } from './past.ts';

/** Pure: what a message does to clocks; nothing for what was back-filled or sent by a program. */
export function happeningOf({ occurredAt, direction, counts }: Said): Happening[] {
  return counts ? [{ at: occurredAt, what: direction === 'in' ? 'asked' : 'answered' }] : [];
}

const rank = { asked: 0, answered: 1, status: 2 } as const satisfies Record<Happening['what'], number>;

/** Puts it where the clocks' own history has it: by time, of one moment the question, the answer, then the status. */
export function addInOrder(happened: Happening[], one: Happening): void {
  let n = happened.length;
  for (; n > 0; n -= 1) {
    const before = happened[n - 1];
    if (!before || before.at < one.at) break;
    if (before.at.getTime() === one.at.getTime() && rank[before.what] <= rank[one.what]) break;
  }
  happened.splice(n, 0, one);
}
