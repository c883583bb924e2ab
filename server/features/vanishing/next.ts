import type { VanishingRules } from '#contract/vanishing.ts';

/** A conversation with something unanswered that vanishes, and for which end something was done already. */
export type Watch = { vanishesAt: Date; raisedFor: Date | null; calledFor: Date | null };

/** What is next to be done before it vanishes; `at` may have passed. */
export type Next = { what: 'raise' | 'call'; at: Date };

const minuteMs = 60_000;

/** Pure: null when all was done, or it has vanished: then nothing can be answered there any more. */
export function nextBefore(rules: VanishingRules, { vanishesAt, raisedFor, calledFor }: Watch, now: Date): Next | null {
  if (vanishesAt <= now) return null;
  const before = (minutes: number) => new Date(vanishesAt.getTime() - minutes * minuteMs);
  const { raiseMinutes, callMinutes } = rules;
  const steps: Next[] = [
    ...(raiseMinutes === null || isFor(raisedFor, vanishesAt)
      ? []
      : [{ what: 'raise' as const, at: before(raiseMinutes) }]),
    ...(callMinutes === null || isFor(calledFor, vanishesAt)
      ? []
      : [{ what: 'call' as const, at: before(callMinutes) }]),
  ];
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}

const isFor = (done: Date | null, vanishesAt: Date) => done?.getTime() === vanishesAt.getTime();
