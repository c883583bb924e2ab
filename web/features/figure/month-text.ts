import { currentRegion } from '#web/i18n.ts';

/** `2026-01` as the reader writes it: "January 2026". */
export function monthText(month: string): string {
  const { locale } = currentRegion();
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
