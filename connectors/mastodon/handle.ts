/** Whole handles (`user@host`) for accounts that a server names shortly because they are its own; `ours` is our handle. */
export function wholeHandle(acct: string, ours: string): string {
  if (acct.includes('@')) return acct;
  const [, host] = ours.split('@');
  return host ? `${acct}@${host}` : acct;
}

/** A direct conversation has no lasting id at the server; it is the one with this account. */
export const roomOf = (accountId: string): string => `${roomPrefix}${accountId}`;
const roomPrefix = 'direct:';

/** The account of a room; null for the id of a public thread. */
export function readRoom(threadExternalId: string): string | null {
  return threadExternalId.startsWith(roomPrefix) ? threadExternalId.slice(roomPrefix.length) : null;
}

/** An address that a browser may be sent to; undefined for anything else. */
export function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}
