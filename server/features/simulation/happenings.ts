import type { Happening } from '#server/features/clock/queries.ts';
import type { Said } from './past.ts';

/** Pure: what a message does to clocks; nothing for what was back-filled or sent by a program. */
export function happeningsOf({ occurredAt, direction, counts, excusedAt }: Said): Happening[] {
  if (!counts) return [];
  if (direction === 'out') return [{ at: occurredAt, what: 'answered' }];
  const asked = { at: occurredAt, what: 'asked' } as const;
  return excusedAt ? [asked, { at: excusedAt, what: 'excused', askedAt: occurredAt }] : [asked];
}

const rank = { asked: 0, answered: 1, excused: 2, status: 3 } as const satisfies Record<Happening['what'], number>;

/** Puts it where the clocks' own history has it: by time, of one moment the question, the answer, that none is needed, then the status. */
export function addInOrder(happened: Happening[], one: Happening): void {
  let n = happened.length;
  for (; n > 0; n -= 1) {
    const before = happened[n - 1];
    if (!before || before.at < one.at) break;
    if (before.at.getTime() === one.at.getTime() && rank[before.what] <= rank[one.what]) break;
  }
  happened.splice(n, 0, one);
}
