import type { HeldSums } from '#contract/simulation.ts';

type Period = { from: Date; to: Date };
type Sums = Omit<HeldSums, 'mean'> & { open: number; openMs: number; since: number };

/** What everybody had, under way; null is nobody. */
export type Holdings = {
  /** One conversation more, or one fewer, from a moment on. */
  hold(key: string | null, by: 1 | -1, at: Date): void;
  give(key: string | null, isAtNight: boolean): void;
  breach(key: string | null, isAtNight: boolean): void;
  told(): Map<string | null, HeldSums>;
};

export const noSums: HeldSums = { given: 0, givenAtNight: 0, mean: 0, most: 0, late: 0, lateAtNight: 0 };

export function startHoldings({ from, to }: Period): Holdings {
  const found = new Map<string | null, Sums>();
  const of = (key: string | null): Sums => {
    const sums = found.get(key) ?? {
      given: 0,
      givenAtNight: 0,
      most: 0,
      late: 0,
      lateAtNight: 0,
      open: 0,
      openMs: 0,
      since: from.getTime(),
    };
    found.set(key, sums);
    return sums;
  };
  const upTo = (sums: Sums, at: number) => {
    sums.openMs += sums.open * Math.max(0, at - sums.since);
    sums.since = Math.max(sums.since, at);
  };
  return {
    hold: (key, by, at) => {
      const sums = of(key);
      upTo(sums, at.getTime());
      sums.open += by;
      sums.most = Math.max(sums.most, sums.open);
    },
    give: (key, isAtNight) => {
      const sums = of(key);
      sums.given += 1;
      sums.givenAtNight += Number(isAtNight);
    },
    breach: (key, isAtNight) => {
      const sums = of(key);
      sums.late += 1;
      sums.lateAtNight += Number(isAtNight);
    },
    told: () =>
      new Map(
        [...found].map(([key, sums]) => {
          upTo(sums, to.getTime());
          const { open: _, openMs, since: __, ...rest } = sums;
          return [key, { ...rest, mean: openMs / Math.max(1, to.getTime() - from.getTime()) }];
        }),
      ),
  };
}
