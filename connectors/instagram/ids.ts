import type { Us } from '../graph/parsed.ts';

/**
 * What stands under posts of others and is about us is read, answered and looked for in other ways than what stands under
 * our own, so its ids carry a sign before Instagram's own.
 */
const sign = '@';
export const elsewhere = (id: string): string => `${sign}${id}`;
export const isElsewhere = (id: string): boolean => id.startsWith(sign);
export const bare = (id: string): string => (isElsewhere(id) ? id.slice(sign.length) : id);

/** Posts and comments have numbers; messages have not. */
export const isMessage = (id: string): boolean => !/^@?\d+$/.test(id);

export type Who = { id?: string | undefined; username?: string | undefined };

/** Whether that is our account: it has an id of its own for each app in some places, and the same name in all. */
export const isUs = ({ id, username = '' }: Who, us: Us): boolean =>
  id === us.externalId || (username !== '' && username.toLowerCase() === us.handle.toLowerCase());
