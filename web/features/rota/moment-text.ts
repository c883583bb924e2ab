import { currentLocale, currentRegion } from '#web/i18n.ts';

/** A moment of a shift as one says it, in the reader's zone: "Mon 2 Mar, 09:00". */
export function shiftMoment(at: string | Date): string {
  return new Intl.DateTimeFormat(currentLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: currentRegion().timeZone,
  }).format(new Date(at));
}

/** A day at the head of a column: "Mon 2". */
export function dayHead(at: Date): string {
  return new Intl.DateTimeFormat(currentLocale(), {
    weekday: 'short',
    day: 'numeric',
    timeZone: currentRegion().timeZone,
  }).format(at);
}
