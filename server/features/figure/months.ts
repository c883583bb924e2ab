import { type OwnCourse, type OwnFigures, ownCourses } from '#contract/figure.ts';

/** Whole months, as `YYYY-MM`, by the calendar of UTC. */
export type Span = { from: string; to: string };

/** What was counted of the matters that began in a month and took a course. */
export type Counted = {
  month: string;
  course: OwnCourse;
  matters: number;
  resolved: number;
  exchanges: number;
  publicExchanges: number;
};
export type Kept = Counted & { countedAt: Date };

const hourMs = 3_600_000;
/** Of a month with fewer matters nothing is kept from before: it is counted while one looks. */
const keptFrom = 1_000;
/** What was counted longer ago is counted while one looks. */
const goodForMs = 26 * hourMs;
/** How long after a count the next is made: of the last whole month, in which matters still move, and of those before. */
const againMs = { last: hourMs, earlier: 24 * hourMs };

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** Pure: the last so many months before the running one. */
export function spanBefore(now: Date, months: number): Span {
  const at = (back: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
  return { from: monthOf(at(months)), to: monthOf(at(1)) };
}

/** Pure: every month of a span. */
export function monthsIn({ from, to }: Span): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = after(month)) months.push(month);
  return months;
}

const after = (month: string) => monthOf(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)));

/** Pure: of what was counted beforehand all that may be shown: months that are large, counted not long ago. */
export function usable(kept: readonly Kept[], now: Date): Kept[] {
  const fresh = kept.filter(({ countedAt }) => now.getTime() - countedAt.getTime() <= goodForMs);
  return fresh.filter(({ month }) => sum(fresh.filter((one) => one.month === month)) >= keptFrom);
}

const sum = (counts: readonly Counted[]) => counts.reduce((all, { matters }) => all + matters, 0);

/** Pure: the month whose count is the oldest beyond its time, never counted ones first; null where none has to be counted. */
export function dueMonth(kept: readonly Kept[], span: Span, now: Date): string | null {
  const countedAt = new Map(kept.map((one) => [one.month, one.countedAt.getTime()]));
  const waits = (month: string) => (month === span.to ? againMs.last : againMs.earlier);
  const late = monthsIn(span)
    .map((month) => ({ month, byMs: now.getTime() - (countedAt.get(month) ?? 0) - waits(month) }))
    .filter(({ byMs }) => byMs >= 0);
  return (
    late.reduce<(typeof late)[number] | null>((most, one) => (most && most.byMs >= one.byMs ? most : one), null)
      ?.month ?? null
  );
}

/** Pure: months put together by course; `months` counts those in which a matter took it. */
export function together(counts: readonly Counted[]): OwnFigures[] {
  return ownCourses.flatMap((course) => {
    const taken = counts.filter((one) => one.course === course && one.matters > 0);
    const all = (of: (one: Counted) => number) => taken.reduce((total, one) => total + of(one), 0);
    if (taken.length === 0) return [];
    return {
      course,
      matters: all(({ matters }) => matters),
      resolved: all(({ resolved }) => resolved),
      exchanges: all(({ exchanges }) => exchanges),
      publicExchanges: all(({ publicExchanges }) => publicExchanges),
      months: taken.length,
    };
  });
}
