import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/** The contact and all that were merged into it, themselves or by way of others. */
export async function readFamily(tx: Tx, contactId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive down as (
      select ${contactId}::uuid as id
      union all
      select k.id from down join contact k on k.workspace_id = ${tx.workspaceId} and k.merged_into = down.id
    )
    select id from down`.execute(tx);
  return rows.map(({ id }) => id);
}
