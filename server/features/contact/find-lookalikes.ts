import { sql } from 'kysely';
import type { Lookalike } from '#contract/contact.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { hasConversation } from './list.ts';
import { handleStem, lookAlike } from './lookalikes.ts';
import { getContact } from './queries.ts';
import { readContactRows } from './rows.ts';
import { patterns } from './terms.ts';

const mostLooked = 200;
const mostShown = 5;

/** People within the viewer's sight who may be this one, with the reasons. Throws `not_found`. */
export async function findLookalikes(tx: Tx, viewer: Viewer, contactId: string): Promise<Lookalike[]> {
  const contact = await getContact(tx, viewer, contactId);
  const stems = [...new Set(contact.profiles.map(({ handle }) => handleStem(handle)))].filter(
    (stem) => stem.length > 3,
  );
  const found = new Set<string>();
  for (const stem of stems) {
    const { starts, inside } = patterns(stem);
    const { rows } = await sql<{ id: string }>`
      select k.id from find_contacts(${starts}, ${inside}, null, null, '', ${mostLooked}) as hit
      join contact k on k.workspace_id = ${tx.workspaceId} and k.id = hit.id and k.id <> ${contact.id} and ${hasConversation(viewer)}`.execute(
      tx,
    );
    for (const { id } of rows) found.add(id);
  }
  const rows = await readContactRows(tx, viewer, [...found]);
  return rows
    .map((row) => ({ contact: row, reasons: lookAlike(contact.profiles, row.profiles) }))
    .filter(({ reasons }) => reasons.length > 0)
    .slice(0, mostShown);
}
