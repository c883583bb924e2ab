/** How many of something came in one hour; `hour` counts hours since 1970 in UTC. */
export type HourCount = { hour: number; count: number };

export type Alarm = HourCount & {
  /** What this hour of the day (and of the week, once weeks are known) usually brings. */
  expected: number;
  /** The least count that would have been an alarm. */
  threshold: number;
  /** How many times the usual spread the count lies above what was expected. */
  strength: number;
};

export type Sensitivity = {
  /** Spreads above what is expected that make an alarm. */
  spreads: number;
  /** Fewer than this is never an alarm. */
  leastCount: number;
  /** How many times what is expected it must be. */
  leastRatio: number;
  /** How many hours back count. */
  memoryHours: number;
  /** Before so many hours are known nothing is an alarm. */
  warmUpHours: number;
};

export const usualSensitivity: Sensitivity = {
  spreads: 3,
  leastCount: 8,
  leastRatio: 1.5,
  memoryHours: 28 * 24,
  warmUpHours: 24,
};

const day = 24;
const week = 7 * day;
/** The hours beside an hour tell of it too, but less. */
const besides = [
  [-2, 0.25],
  [-1, 0.6],
  [0, 1],
  [1, 0.6],
  [2, 0.25],
] as const;
/** So many hours' worth of the overall mean are mixed into each hour's own. */
const prior = 0.6;
/** The same hour of the week counts so many times what another day's counts. */
const sameWeekday = 2;

/**
 * The hours in which a series rose above its own habit, each judged by the hours before it alone. Hours that are missing
 * count nought. Real counts vary more than chance would have it: the spread is learned from the series itself. Hours of an
 * alarm enter the habit only up to their threshold. Pure.
 */
export function detectSpikes(series: readonly HourCount[], sensitivity: Sensitivity = usualSensitivity): Alarm[] {
  return judgeHours(series, sensitivity).flatMap(({ isAlarm, hour, count, expected, threshold, spread }) =>
    isAlarm ? [{ hour, count, expected, threshold, strength: (count - expected) / spread }] : [],
  );
}

/** An hour of a series, judged by those before it. */
export type JudgedHour = Omit<Alarm, 'strength'> & {
  /** How far counts usually lie from what is expected. */
  spread: number;
  /** How many times more they vary than chance would have it, at least 1. */
  factor: number;
  isAlarm: boolean;
};

/** Every hour from the first to the last that is named, each judged by the hours before it alone. Pure. */
export function judgeHours(series: readonly HourCount[], sensitivity: Sensitivity = usualSensitivity): JudgedHour[] {
  const sorted = [...series].sort((a, b) => a.hour - b.hour);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return [];
  const counts = new Map<number, number>();
  for (const { hour, count } of sorted) counts.set(hour, (counts.get(hour) ?? 0) + count);
  const habit = new Float64Array(last.hour - first.hour + 1);
  const expectedOf = new Float64Array(habit.length);
  const judged: JudgedHour[] = [];
  for (let n = 0; n < habit.length; n += 1) {
    const count = counts.get(first.hour + n) ?? 0;
    const from = Math.max(0, n - sensitivity.memoryHours);
    const { expected, weight } = expect(habit, from, n);
    expectedOf[n] = expected;
    // What is expected is itself known from few hours: the fewer, the wider.
    const unsure = 1 + 1 / Math.max(0.5, weight);
    const factor = Math.max(1, unsure * dispersion(habit, expectedOf, from, n) * busyness(expected));
    const spread = Math.sqrt(Math.max(1, expected) * factor);
    const threshold = Math.ceil(
      Math.max(sensitivity.leastCount, expected + sensitivity.spreads * spread, expected * sensitivity.leastRatio),
    );
    const isAlarm = n >= sensitivity.warmUpHours && count >= threshold;
    judged.push({ hour: first.hour + n, count, expected, threshold, spread, factor, isAlarm });
    habit[n] = isAlarm ? threshold : count;
  }
  return judged;
}

/** The mean of the same hour on the days before, those beside it included, drawn to the overall mean while days are few. */
function expect(habit: Float64Array, from: number, n: number): { expected: number; weight: number } {
  if (n === from) return { expected: 0, weight: 0 };
  let total = 0;
  for (let past = from; past < n; past += 1) total += habit[past] as number;
  const mean = total / (n - from);
  let sum = prior * mean;
  let weight = prior;
  for (let back = day; n - back >= from; back += day)
    for (const [beside, share] of besides) {
      const past = n - back + beside;
      if (past < from || past >= n) continue;
      const own = share * (back % week === 0 ? sameWeekday : 1);
      sum += own * (habit[past] as number);
      weight += own;
    }
  return { expected: sum / weight, weight };
}

/**
 * The more is usual, the more times it varies than chance would have it (Taylor's law: variance grows as a power of the
 * mean): nights are steadier than busy hours, and one factor for both would miss crises at night and cry wolf by day.
 */
const busyness = (expected: number) => Math.max(1, expected) ** 0.35;

/** How many times more the counts vary than chance would have it, where one an hour is usual. */
function dispersion(habit: Float64Array, expected: Float64Array, from: number, n: number): number {
  let squares = 0;
  let means = 0;
  for (let past = Math.max(from, Math.min(day, n)); past < n; past += 1) {
    const mean = Math.max(0.5, expected[past] as number);
    squares += ((habit[past] as number) - mean) ** 2;
    means += mean * busyness(mean);
  }
  // A few hours' worth of a usual factor stand in while the series is young.
  return (squares + usualFactor * usualHours) / (means + usualHours);
}

const usualFactor = 3;
const usualHours = 60;
