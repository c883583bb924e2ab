import type { Profile } from '../inbound.ts';
import type { DirectMessage } from '../outbound.ts';

type Named = {
  wa_id?: string | undefined;
  user_id?: string | undefined;
  name?: string | undefined;
  username?: string | undefined;
};

/**
 * A customer under the id that stays: the business-scoped one, else the phone number. Who has a username may show no
 * number. The handle is what a person would recognise. Null where there is no id at all.
 */
export function personOf({ wa_id: phone, user_id: userId, name, username }: Named): Profile | null {
  const externalId = userId || phone;
  if (!externalId) return null;
  const handle = phone ? `+${phone.replace(/^\+/, '')}` : username || externalId;
  return { externalId, handle, name: name ?? '' };
}

/** Whom a message is addressed to, in the network's words: the number where it is known, which then counts. */
export function addressOf({ externalId, handle }: Profile): { to: string } | { recipient: string } {
  const phone = /^\+\d{5,17}$/.test(handle) ? handle.slice(1) : /^\d{5,17}$/.test(externalId) ? externalId : null;
  return phone === null ? { recipient: externalId } : { to: phone };
}

/** The room of a number of ours with a customer: the network has no id for it. */
export const roomOf = (phoneNumberId: string, person: Pick<Profile, 'externalId'>): string =>
  `${phoneNumberId}:${person.externalId}`;

/** The same for what we send. */
export const roomFor = (phoneNumberId: string, { to, threadExternalId }: DirectMessage): string =>
  threadExternalId ?? roomOf(phoneNumberId, to);
