import type { TaughtTask } from './head.ts';
import { type Correction, learn } from './learn.ts';
import { understand } from './understand.ts';

/** Corrections that were held out while the rest was learned: how many came out right, with what was learned and without. */
export type HeldOut = { rows: number; right: number; rightWithout: number };

const parts = 4;
/** More would take longer than somebody waits for it. */
const mostRows = 400;
/** Fewer say nothing. */
const leastRows = 20;

/** How good what is learned is on corrections it has not seen: each of the newest is held out once. Pure; null for too few. */
export function holdOut(task: TaughtTask, corrections: readonly Correction[]): HeldOut | null {
  const rows = corrections.slice(-mostRows);
  if (rows.length < leastRows) return null;
  const sum: HeldOut = { rows: rows.length, right: 0, rightWithout: 0 };
  for (let part = 0; part < parts; part += 1) {
    const held = rows.filter((_one, n) => n % parts === part);
    const head = learn(
      task,
      rows.filter((_one, n) => n % parts !== part),
    );
    sum.right += countRight(task, held, head ? { [task]: head } : {});
    sum.rightWithout += countRight(task, held, {});
  }
  return sum;
}

function countRight(task: TaughtTask, held: readonly Correction[], heads: Parameters<typeof understand>[1]): number {
  const found = understand(
    held.map(({ label: _, ...message }, n) => ({ id: String(n), ...message })),
    heads,
  );
  return held.filter(({ label }, n) => found[n]?.[task].label === label).length;
}
