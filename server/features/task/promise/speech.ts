import type { PromiseKind } from '#contract/promise.ts';

/** Whole words, also of scripts for which `\b` means nothing. */
export const words = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');

export type Unit = 'minutes' | 'hours' | 'workdays' | 'days' | 'weeks';
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening';

/** How one language promises. Patterns are parts of regular expressions, in lower case and without accents. */
export type Speech = {
  /** With one of these the promise hangs on something. */
  conditions: string;
  /** Who promises, up to the verb of what is promised; a denial in between is none. */
  commits: string;
  /** What is promised, after `commits`; `between` may stand before it. */
  verbs: Readonly<Record<PromiseKind, string>>;
  between: string;
  /** Whole sentences that promise in another order of words. */
  others: readonly { kind: PromiseKind; says: string }[];
  /** Where one part of a sentence ends and the next begins. */
  and: string;
  /** What a later part leaves out, said before by the first: who promises. */
  carried: readonly string[];
  times: Times;
};

/** How it names times. */
export type Times = {
  /** Words for numbers; figures are understood everywhere. */
  numbers: Readonly<Record<string, number>>;
  units: Readonly<Record<Unit, string>>;
  /** Around a number and a unit: `N` stands for both. */
  within: string;
  today: string;
  tomorrow: string;
  dayAfterTomorrow: string;
  /** Monday first. */
  weekdays: readonly string[];
  /** Before or after a weekday: the one of next week. */
  next: string;
  endOfWeek: string;
  nextWeek: string;
  parts: Readonly<Record<DayPart, string>>;
  /** Before a time of day. */
  at: string;
};
