import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';

export type Tag = { id: string; name: string };
/** What became different about the tags of a conversation. */
export type TagChange = { added: Tag[]; removed: Tag[] };

/** What makes these the tags of a conversation; unknown ones are created. The caller holds the conversation's lock. */
export async function planTags(
  tx: Tx,
  conversationId: string,
  names: readonly string[],
  now: Date,
): Promise<TagChange> {
  const wanted = await findOrCreateTags(tx, names, now);
  const current = (await readTags(tx, [conversationId])).get(conversationId) ?? [];
  return {
    added: wanted.filter((tag) => !current.some((other) => other.id === tag.id)),
    removed: current.filter((tag) => !wanted.some((other) => other.id === tag.id)),
  };
}

/** The tags of each of these conversations that has any. */
export async function readTags(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Tag[]>> {
  const { rows } = await sql<Tag & { conversation_id: string }>`
    select ct.conversation_id, t.id, t.name
    from conversation_tag ct join tag t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
  const found = new Map<string, Tag[]>();
  for (const { conversation_id, id, name } of rows) {
    const tags = found.get(conversation_id) ?? [];
    tags.push({ id, name });
    found.set(conversation_id, tags);
  }
  return found;
}

/** Writes tag changes of locked conversations. */
export async function writeTags(
  tx: Tx,
  changes: readonly { id: string; tags?: TagChange | undefined }[],
): Promise<void> {
  const pairs = (pick: (tags: TagChange) => Tag[]) =>
    changes.flatMap(({ id, tags }) => (tags ? pick(tags).map((tag) => ({ id, tagId: tag.id })) : []));
  const added = pairs((tags) => tags.added);
  const removed = pairs((tags) => tags.removed);
  if (added.length > 0)
    await sql`
      insert into conversation_tag (workspace_id, conversation_id, tag_id)
      select ${tx.workspaceId}, * from unnest(${added.map(({ id }) => id)}::uuid[], ${added.map(({ tagId }) => tagId)}::uuid[])
      on conflict do nothing`.execute(tx);
  if (removed.length > 0)
    await sql`
      delete from conversation_tag ct
      using unnest(${removed.map(({ id }) => id)}::uuid[], ${removed.map(({ tagId }) => tagId)}::uuid[]) as gone (conversation_id, tag_id)
      where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = gone.conversation_id and ct.tag_id = gone.tag_id`.execute(
      tx,
    );
}

/** One tag for each name, whatever its case; created in one order, so that parallel calls do not wait crosswise. */
export async function findOrCreateTags(tx: Tx, names: readonly string[], now: Date): Promise<Tag[]> {
  if (names.length === 0) return [];
  await sql`
    insert into tag (workspace_id, id, name)
    select distinct on (lower(w.name)) ${tx.workspaceId}, w.id, w.name
    from unnest(${names.map(() => newId(now))}::uuid[], ${names}::text[]) as w (id, name)
    where not exists (select from tag t where t.workspace_id = ${tx.workspaceId} and lower(t.name) = lower(w.name))
    order by lower(w.name)
    on conflict (workspace_id, name) do nothing`.execute(tx);
  return findTags(tx, names);
}

/** The tags of these names that exist, whatever their case. */
export async function findTags(tx: Tx, names: readonly string[]): Promise<Tag[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<Tag>`
    select distinct on (lower(t.name)) t.id, t.name
    from unnest(${names}::text[]) as w (name) join tag t on lower(t.name) = lower(w.name)
    where t.workspace_id = ${tx.workspaceId}
    order by lower(t.name), t.id`.execute(tx);
  return rows;
}
