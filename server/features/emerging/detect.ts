import { type HourCount, type JudgedHour, judgeHours, usualSensitivity } from '#server/understanding/spikes.ts';

/** What is counted: all messages, those of a theme or a product by its key, those that say a phrase. */
export type Kind = 'theme' | 'product' | 'phrase';
export type Term = { kind: Kind; term: string };

/** One term with what it brought in each hour; hours that are missing brought nothing. */
export type Series = Term & { hours: readonly HourCount[] };

export type Signal = Term & {
  hour: number;
  count: number;
  expected: number;
  /** How many spreads above what was expected. */
  strength: number;
};

export type Limits = {
  /** Fewer messages than this in an hour are never an issue. */
  leastCount: number;
  /** Spreads above what is expected. */
  spreads: number;
  /** Of the signals of an hour no more than this share may be chance. */
  falseShare: number;
};

/** A term that was hardly ever said before is expected this often: what is not known is not nought. */
const leastExpected = 0.25;
/** When all of it grows, a term grows with it up to so many times. */
const mostGrowth = 50;

/**
 * The terms that rose in an hour above their own habit and above what all the rest grew by. Of many terms some rise by
 * chance: the more are looked at (`looked`), the less likely by chance each must be (Benjamini and Hochberg). Pure.
 */
export function detectSignals(
  all: readonly HourCount[],
  series: readonly Series[],
  { hour, looked }: { hour: number; looked: number },
  { leastCount, spreads, falseShare }: Limits,
): Signal[] {
  const since = Math.min(...all.map((one) => one.hour));
  if (!Number.isFinite(since)) return [];
  const sensitivity = { ...usualSensitivity, leastCount, spreads };
  const judge = (hours: readonly HourCount[]): JudgedHour | undefined =>
    judgeHours(
      [{ hour: since, count: 0 }, { hour, count: 0 }, ...hours.filter((one) => one.hour <= hour)],
      sensitivity,
    ).at(-1);
  const total = judge(all);
  if (!total) return [];
  const candidates = series.flatMap((one) => {
    const judged = judge(one.hours);
    if (!judged?.isAlarm) return [];
    const expected = Math.max(leastExpected, judged.expected) * growthOfRest(total, judged);
    const { count, factor } = judged;
    const strength = (count - expected) / Math.sqrt(Math.max(1, expected) * factor);
    if (strength < spreads || count < expected * sensitivity.leastRatio) return [];
    return [{ signal: { ...termOf(one), hour, count, expected, strength }, chance: chanceOf(count, expected, factor) }];
  });
  return leastLikely(candidates, Math.max(looked, candidates.length), falseShare).map(({ signal }) => signal);
}

const termOf = ({ kind, term }: Term): Term => ({ kind, term });

/** How many times more came of all the rest than usual, at least once. */
function growthOfRest(total: JudgedHour, own: JudgedHour): number {
  const usual = Math.max(1, total.expected - own.expected);
  return Math.min(mostGrowth, Math.max(1, (total.count - own.count) / usual));
}

/** Those of which, together, no more than that share may be chance; the least likely first. */
function leastLikely<T extends { chance: number }>(candidates: readonly T[], looked: number, falseShare: number): T[] {
  const sorted = candidates.toSorted((a, b) => a.chance - b.chance);
  const last = sorted.findLastIndex(({ chance }, n) => chance <= (falseShare * (n + 1)) / looked);
  return sorted.slice(0, last + 1);
}

/**
 * How likely so many or more are where `expected` are usual and counts vary `factor` times as much as chance: the tail of
 * the negative binomial distribution, of Poisson's where the factor is 1.
 */
export function chanceOf(count: number, expected: number, factor: number): number {
  if (count <= 0) return 1;
  const isPoisson = factor <= 1.001;
  const size = expected / (factor - 1);
  const step = (n: number) => (isPoisson ? expected / (n + 1) : ((size + n) / (n + 1)) * (1 - 1 / factor));
  let chance = isPoisson ? Math.exp(-expected) : factor ** -size;
  let below = 0;
  for (let n = 0; n < count; n += 1) {
    below += chance;
    chance *= step(n);
  }
  if (below < 0.999) return 1 - below;
  // Near one the difference is lost: the tail is added up instead.
  let above = 0;
  for (let n = count; chance > above * 1e-6 && chance > 0; n += 1) {
    above += chance;
    chance *= step(n);
  }
  return above;
}
