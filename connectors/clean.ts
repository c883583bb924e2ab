/** Text that any database and any JSON can hold: no NUL, no half of a surrogate pair. Everything else stays. */
export function plain(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** The first of these that is a date; clients write anything here. */
export function firstDate(...candidates: (string | Date | null | undefined)[]): Date | undefined {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue;
    const date = new Date(candidate);
    // Outside of this a database or a calendar gives up; year 0001 is what a missing date often becomes.
    if (date.getUTCFullYear() >= 1990 && date.getUTCFullYear() < 2200) return date;
  }
  return undefined;
}
