/** A clock that stands until it is moved, near the real time so that stored jobs are due when they should be. */
export type TestClock = { now: () => Date; advance(ms: number): void; set(moment: Date): void };

export function testClock(start = new Date()): TestClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    advance: (ms) => {
      current += ms;
    },
    set: (moment) => {
      current = moment.getTime();
    },
  };
}

const dayMs = 86_400_000;

/** The last noon by UTC: for tests whose hours must not run into the quiet ones of a person. */
export const lastNoon = (now = Date.now()): Date => new Date(Math.floor((now - dayMs / 2) / dayMs) * dayMs + dayMs / 2);
