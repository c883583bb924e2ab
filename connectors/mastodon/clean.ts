/** Text that any database and any JSON can hold: no NUL, no half of a surrogate pair. Everything else stays. */
export const plain = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

/** Undefined for what no calendar holds; a missing date often becomes the year 1. */
export function firstDate(text: string | undefined): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  const year = date.getUTCFullYear();
  return year >= 1990 && year < 2200 ? date : undefined;
}
