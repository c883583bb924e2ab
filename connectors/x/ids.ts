/** Milliseconds of the moment from which X counts in its ids. */
const epochMs = 1_288_834_974_657n;
const timeShift = 22n;
/** Ids before it carry no time. */
const firstWithTime = 30_000_000_000n;

/** The moment in which an id was made; undefined for what is no id of X or carries no time. */
export function momentOf(id: string): Date | undefined {
  if (!isId(id) || BigInt(id) < firstWithTime) return undefined;
  return new Date(Number((BigInt(id) >> timeShift) + epochMs));
}

export const isId = (text: string): boolean => /^\d{1,19}$/.test(text);

/** True when the first is the newer one; ids are past what numbers can hold. */
export const isNewer = (id: string, than: string): boolean =>
  id.length === than.length ? id > than : id.length > than.length;

const directPrefix = 'dm:';

/** Direct messages are counted apart from posts, so the two may meet in a number. */
export const directId = (eventId: string): string => `${directPrefix}${eventId}`;

/** The id that X has for a direct message; null for a post's. */
export const readDirectId = (externalId: string): string | null =>
  externalId.startsWith(directPrefix) ? externalId.slice(directPrefix.length) : null;

/** The room of two, whoever is named first. */
export function roomOfTwo(one: string, other: string): string {
  return isNewer(one, other) ? `${other}-${one}` : `${one}-${other}`;
}

/** A room's id in one spelling; a group's stays. */
export function roomOf(conversationId: string): string {
  const [, one, other] = /^(\d{1,19})-(\d{1,19})$/.exec(conversationId) ?? [];
  return one && other ? roomOfTwo(one, other) : conversationId;
}

export const permalinkOf = (id: string): string => `https://x.com/i/status/${id}`;
