import { exactDay } from '#web/domain/day.ts';
import { clockTime, day } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';

const dayMs = 86_400_000;

/**
 * "today, 16:00", "27 Nov, 16:00" in the reader's zone. Midnight ends the day before it: "end of today", where the time
 * on the clock would name a day on which it is too late.
 */
export function whenDue(at: string, now = new Date()): string {
  const { timeZone } = currentRegion();
  const due = new Date(at);
  const before = new Date(due.getTime() - 1);
  const isEnd = exactDay(before, timeZone) !== exactDay(due, timeZone);
  const last = isEnd ? before : due;
  return t('task.when', {
    day: dayName(last, now, timeZone),
    date: day(last, now),
    of: isEnd ? 'end' : 'clock',
    time: clockTime(due),
  });
}

function dayName(at: Date, now: Date, timeZone: string): 'today' | 'tomorrow' | 'other' {
  const [wanted, today] = [exactDay(at, timeZone), exactDay(now, timeZone)];
  if (wanted === today) return 'today';
  // Of the date alone, so that a day of 23 or 25 hours has one tomorrow.
  return Date.parse(wanted) - Date.parse(today) === dayMs ? 'tomorrow' : 'other';
}
