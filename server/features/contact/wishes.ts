import { sql } from 'kysely';
import type { Preference } from '#contract/contact-preference.ts';
import type { Tx } from '#server/db/client.ts';
import { readPreference } from './preference.ts';

/** How somebody wants to be written to, and the network that they are written to on. */
export type Wishes = Pick<Preference, 'way' | 'language' | 'quiet'> & { network: string };

/** What the person behind a profile wants; null when nothing is known. */
export async function readWishes(tx: Tx, profileId: string): Promise<Wishes | null> {
  const { rows } = await sql<{ contactId: string; network: string }>`
    select contact_id as "contactId", network from profile
    where workspace_id = ${tx.workspaceId} and id = ${profileId} and contact_id is not null`.execute(tx);
  const [row] = rows;
  const preference = row && (await readPreference(tx, row.contactId));
  if (!row || !preference) return null;
  const { way, language, quiet } = preference;
  return { way, language, quiet, network: row.network };
}
