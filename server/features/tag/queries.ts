import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** Uses beyond this are not counted one by one. */
const mostCounted = 100;

/** Every tag by name, with its uses counted up to `mostCounted`. */
export async function listTags(tx: Tx, viewer: Viewer): Promise<{ name: string; uses: number }[]> {
  const { rows } = await sql<{ name: string; uses: number }>`
    select t.name, (
      select count(*)::int from (
        select from conversation_tag ct where ct.workspace_id = t.workspace_id and ct.tag_id = t.id limit ${mostCounted}
      ) as found
    ) as uses
    from tag t where t.workspace_id = ${viewer.workspaceId} order by lower(t.name), t.id`.execute(tx);
  return rows;
}
