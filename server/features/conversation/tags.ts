import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';

/** Gives a conversation exactly these tags and says what became different. The caller holds the conversation's lock. */
export async function replaceTags(
  tx: Tx,
  conversationId: string,
  names: readonly string[],
  now: Date,
): Promise<{ added: string[]; removed: string[] }> {
  const wanted = await findOrCreate(tx, names, now);
  const { rows: current } = await sql<{ id: string; name: string }>`
    select t.id, t.name from conversation_tag ct join tag t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}`.execute(tx);
  const added = wanted.filter((tag) => !current.some((other) => other.id === tag.id));
  const removed = current.filter((tag) => !wanted.some((other) => other.id === tag.id));
  if (added.length > 0)
    await sql`
      insert into conversation_tag (workspace_id, conversation_id, tag_id)
      select ${tx.workspaceId}, ${conversationId}, unnest(${added.map((tag) => tag.id)}::uuid[])
      on conflict do nothing`.execute(tx);
  if (removed.length > 0)
    await sql`
      delete from conversation_tag where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId}
        and tag_id = any(${removed.map((tag) => tag.id)}::uuid[])`.execute(tx);
  return { added: added.map((tag) => tag.name), removed: removed.map((tag) => tag.name) };
}

/** One tag for each name, whatever its case; created in one order, so that parallel calls do not wait crosswise. */
async function findOrCreate(tx: Tx, names: readonly string[], now: Date): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return [];
  await sql`
    insert into tag (workspace_id, id, name)
    select distinct on (lower(w.name)) ${tx.workspaceId}, w.id, w.name
    from unnest(${names.map(() => newId(now))}::uuid[], ${names}::text[]) as w (id, name)
    where not exists (select from tag t where t.workspace_id = ${tx.workspaceId} and lower(t.name) = lower(w.name))
    order by lower(w.name)
    on conflict (workspace_id, name) do nothing`.execute(tx);
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (lower(t.name)) t.id, t.name
    from unnest(${names}::text[]) as w (name) join tag t on lower(t.name) = lower(w.name)
    where t.workspace_id = ${tx.workspaceId}
    order by lower(t.name), t.id`.execute(tx);
  return rows;
}
