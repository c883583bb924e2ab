import { sql } from 'kysely';
import type { TimelineNote } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';

/** A note with the key by which a timeline is ordered. */
export type KeyedNote = { at: string; note: TimelineNote };
/** Notes before this place; exclusive. `id` null: every note of that instant lies after it. */
export type Before = { at: string; id: string | null };

/** The newest notes of a conversation before a place, newest first. */
export async function readNotes(
  tx: Tx,
  conversationId: string,
  before: Before | null,
  limit: number,
): Promise<KeyedNote[]> {
  const where =
    before === null
      ? sql`true`
      : before.id === null
        ? sql`n.created_at < ${before.at}::timestamptz`
        : sql`(n.created_at, n.id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  const { rows } = await sql<{
    id: string;
    at: string;
    created_at: Date;
    agent_id: string | null;
    text: string;
    mentions: string[];
    from: TimelineNote['from'];
  }>`
    select n.id, ${exactInstant('n.created_at')} as at, n.created_at, n.agent_id, n.text,
      array(select nm.agent_id from note_mention nm
        where nm.workspace_id = n.workspace_id and nm.note_id = n.id order by nm.agent_id) as mentions,
      case when s.id is not null then json_build_object('name', coalesce(a.name, s.name), 'group', g.name) end as "from"
    from note n
    left join escalation_recipient r on r.workspace_id = n.workspace_id and r.id = n.recipient_id
    left join stakeholder s on s.workspace_id = r.workspace_id and s.id = r.stakeholder_id
    left join stakeholder_group g on g.workspace_id = s.workspace_id and g.id = s.group_id
    left join agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
    where n.workspace_id = ${tx.workspaceId} and n.conversation_id = ${conversationId} and ${where}
    order by n.created_at desc, n.id desc limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    at: row.at,
    note: {
      kind: 'note',
      id: row.id,
      at: row.created_at.toISOString(),
      agentId: row.agent_id,
      text: row.text,
      mentions: row.mentions,
      from: row.from,
    },
  }));
}

/** Which of these conversations hold a mention that the agent has not seen, as `agent conversation`. */
export async function readUnseenMentions(
  tx: Tx,
  agentIds: readonly string[],
  conversationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (agentIds.length === 0 || conversationIds.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select agent_id || ' ' || conversation_id as key from note_mention
    where workspace_id = ${tx.workspaceId} and agent_id = any(${agentIds}::uuid[]) and seen_at is null
      and conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.key));
}
