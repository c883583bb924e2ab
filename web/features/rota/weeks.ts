import { fromLocalText, toLocalText } from '#web/features/conversation/snooze.ts';

/** A day of the reader's calendar; `to` is the beginning of the next. */
export type Day = { from: Date; to: Date };
/** Part of a week: where it begins and how long it is, as shares of the week. */
export type Bar<T> = { item: T; start: number; size: number };

const dayMs = 86_400_000;
const daysInWeek = 7;

/** Pure: days from the one of `from` on, in rows of seven, until `to` has come. Days last as long as they do there. */
export function weeksOf(from: Date, to: Date, timeZone: string): Day[][] {
  const [first = ''] = toLocalText(from, timeZone).split('T');
  const startOf = (n: number) => {
    const date = new Date(Date.parse(`${first}T00:00Z`) + n * dayMs).toISOString().slice(0, 10);
    return fromLocalText(`${date}T00:00`, timeZone) ?? from;
  };
  const weeks: Day[][] = [];
  for (let n = 0; startOf(n) < to; n += daysInWeek)
    weeks.push(Array.from({ length: daysInWeek }, (_, k) => ({ from: startOf(n + k), to: startOf(n + k + 1) })));
  return weeks;
}

/** Pure: what of these lies in a week, and where. */
export function barsIn<T extends { from: string; to: string }>(week: readonly Day[], items: readonly T[]): Bar<T>[] {
  const from = week[0]?.from.getTime() ?? 0;
  const to = week.at(-1)?.to.getTime() ?? 0;
  return items.flatMap((item) => {
    const begins = Math.max(from, Date.parse(item.from));
    const ends = Math.min(to, Date.parse(item.to));
    return begins < ends ? [{ item, start: (begins - from) / (to - from), size: (ends - begins) / (to - from) }] : [];
  });
}
