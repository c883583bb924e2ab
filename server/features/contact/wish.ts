import { calendarFor } from '#contract/calendar.ts';
import type { PersonQuiet } from '#contract/contact-preference.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { readPreference } from './preference.ts';
import { setOwnQuiet } from './set-preference.ts';
import type { Heard } from './stop.ts';
import { readWish } from './wish-words.ts';

/**
 * Writes down the hours that somebody asked for in a private message, by the clock of their own zone: the one that is
 * known of them, else that of our usual calendar. Null for every other message, and for one that came before the last
 * word about it.
 */
export async function honourWish(tx: Tx, heard: Heard, now: Date): Promise<{ quiet: PersonQuiet | null } | null> {
  const wish = readWish(heard.text);
  if (wish === null) return null;
  const known = await readPreference(tx, heard.contactId);
  if (known && new Date(known.changedAt) > heard.at) return null;
  const timeZone = known?.quiet?.timeZone ?? (await usualZone(tx));
  const quiet = wish === 'none' ? null : { ...wish, timeZone };
  const { contactId, profileId, conversationId, messageId, text } = heard;
  await setOwnQuiet(tx, { contactId, profileId, conversationId, messageId, how: text }, quiet, now);
  return { quiet };
}

async function usualZone(tx: Tx): Promise<string> {
  const { body } = await readActive(tx, 'calendars');
  return calendarFor(body, { teamId: null, network: '' }).timeZone;
}
