import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';

/** How far an agent has read a conversation; `readAt` null: nothing is known. */
export type ReadState = { id: string; readAt: string | null; isUnread: boolean };

/**
 * Remembers that this agent has seen everything up to now, mentions of them included. A network's clock may be ahead of
 * ours, so the newest message counts as seen whatever its time.
 */
export async function markRead(tx: Tx, agentId: string, conversationId: string, now: Date): Promise<void> {
  await markManyRead(tx, { agentId, conversationIds: [conversationId], isRead: true, now });
}

/** Has a conversation ask for this agent's attention until they read it. */
export async function markUnread(tx: Tx, agentId: string, conversationId: string, now: Date): Promise<void> {
  await markManyRead(tx, { agentId, conversationIds: [conversationId], isRead: false, now });
}

type ManyRead = { agentId: string; conversationIds: readonly string[]; isRead: boolean; now: Date };

/** Marks conversations that exist read or unread; gives what was so before, of those where that made a difference. */
export async function markManyRead(
  tx: Tx,
  { agentId, conversationIds, isRead, now }: ManyRead,
): Promise<{ before: ReadState; readAt: string }[]> {
  const isNew = isRead
    ? sql`(r.read_at is null or r.is_unread or r.read_at < greatest(c.last_message_at, ${now}::timestamptz))`
    : sql`r.is_unread is not true`;
  const { rows } = await sql<ReadState & { setAt: string }>`
    with before as materialized (
      select c.id, r.read_at, coalesce(r.is_unread, false) as is_unread, c.last_message_at
      from conversation c left join conversation_read r
        on r.workspace_id = c.workspace_id and r.conversation_id = c.id and r.agent_id = ${agentId}
      where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[]) and ${isNew}
    ), written as (
      insert into conversation_read (workspace_id, conversation_id, agent_id, read_at, is_unread)
      select ${tx.workspaceId}, b.id, ${agentId},
        case when ${isRead} then greatest(${now}::timestamptz, b.last_message_at, b.read_at) else coalesce(b.read_at, to_timestamp(0)) end, not ${isRead}
      from before b
      on conflict (workspace_id, conversation_id, agent_id) do update set read_at = excluded.read_at, is_unread = excluded.is_unread
      returning conversation_id, read_at
    )
    select b.id, ${exactInstant('b.read_at')} as "readAt", b.is_unread as "isUnread", ${exactInstant('w.read_at')} as "setAt"
    from before b join written w on w.conversation_id = b.id`.execute(tx);
  if (isRead)
    await tx
      .updateTable('note_mention')
      .set({ seen_at: now })
      .where('workspace_id', '=', tx.workspaceId)
      .where('agent_id', '=', agentId)
      .where(sql<boolean>`conversation_id = any(${conversationIds}::uuid[])`)
      .where('seen_at', 'is', null)
      .execute();
  return rows.map(({ setAt, ...before }) => ({ before, readAt: setAt }));
}

/** Puts back what was known, where it still is as it was set then; gives the ids of those. */
export async function restoreRead(
  tx: Tx,
  agentId: string,
  states: readonly { before: ReadState; set: { readAt: string; isUnread: boolean } }[],
): Promise<string[]> {
  const column = <T>(pick: (state: (typeof states)[number]) => T) => states.map(pick);
  const { rows } = await sql<{ id: string }>`
    with state as (
      select * from unnest(${column(({ before }) => before.id)}::uuid[], ${column(({ before }) => before.readAt)}::timestamptz[],
        ${column(({ before }) => before.isUnread)}::boolean[], ${column(({ set }) => set.readAt)}::timestamptz[],
        ${column(({ set }) => set.isUnread)}::boolean[]) as s (id, read_at, is_unread, set_at, set_unread)
    )
    update conversation_read r set read_at = coalesce(s.read_at, to_timestamp(0)), is_unread = s.is_unread
    from state s
    where r.workspace_id = ${tx.workspaceId} and r.agent_id = ${agentId} and r.conversation_id = s.id
      and r.read_at = s.set_at and r.is_unread = s.set_unread
    returning r.conversation_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}
