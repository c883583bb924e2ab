import type { WallLoad } from '#contract/wall.ts';

export const noLoad: WallLoad = { open: 0, waiting: 0, atRisk: 0, late: 0 };

/** Pure: two loads together. */
export const addLoads = (a: WallLoad, b: WallLoad): WallLoad => ({
  open: a.open + b.open,
  waiting: a.waiting + b.waiting,
  atRisk: a.atRisk + b.atRisk,
  late: a.late + b.late,
});

/** Pure: whoever has more that is late stands first, then at risk, then waiting, then open. */
export function byPressure(a: WallLoad, b: WallLoad): number {
  return b.late - a.late || b.atRisk - a.atRisk || b.waiting - a.waiting || b.open - a.open;
}
