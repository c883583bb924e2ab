import { currentLocale } from '#web/i18n.ts';

const dayMs = 86_400_000;
const aMonday = Date.UTC(2024, 0, 1);

/** The names of the days in the reader's language, Monday first. */
export function weekdayNames(): string[] {
  const format = new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, n) => format.format(aMonday + n * dayMs));
}
