/** A clock that stands until it is moved. */
export type TestClock = { now: () => Date; advance(ms: number): void; set(moment: Date): void };

/**
 * Starts near the real time, so that stored jobs are due when they should be, and a minute before it, so that a test
 * that takes one for the other fails at once and not only on a slow machine.
 */
export function testClock(start = new Date(Date.now() - 60_000)): TestClock {
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
