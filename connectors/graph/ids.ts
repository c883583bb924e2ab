/** A room with a person: their id holds for one page, and rooms of several pages stand under one app. */
export const roomOf = (pageId: string, personId: string): string => `${pageId}:${personId}`;

/** The person of a room of this page; null for what is no room of it. */
export function personOf(pageId: string, room: string): string | null {
  return room.startsWith(`${pageId}:`) ? room.slice(pageId.length + 1) || null : null;
}

/** Seconds, milliseconds (some fields) or a date as the Graph API writes it. */
export function momentOf(told: number | string | undefined): Date | undefined {
  if (told === undefined) return undefined;
  const number = Number(told);
  const largestSeconds = 100_000_000_000;
  const date = Number.isNaN(number) ? new Date(told) : new Date(number < largestSeconds ? number * 1_000 : number);
  const year = date.getUTCFullYear();
  return year >= 1990 && year < 2200 ? date : undefined;
}
