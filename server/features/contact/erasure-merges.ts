import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

type Person = { profileIds: readonly string[]; conversationIds: readonly string[] };
type Belonging = {
  messageIds: string[];
  noteIds: string[];
  callIds: string[];
  taskIds: string[];
  dispatchIds: string[];
  /** Files for answers that came into their conversations with somebody else's. */
  foreignIds: string[];
  /** Conversations of theirs that somebody else's is part of. */
  sharedIds: string[];
};

/** What is theirs when conversations were merged: what theirs brought along elsewhere, without what came into theirs. */
export async function readMergedBelongings(tx: Tx, { profileIds, conversationIds }: Person): Promise<Belonging> {
  const { rows } = await sql<Belonging>`
    with part as (
      select m.into_id, p.from_id = any(${conversationIds}::uuid[]) as theirs, p.moved, p.from_id
      from conversation_merge_part p join conversation_merge m on m.workspace_id = p.workspace_id and m.id = p.merge_id
      where p.workspace_id = ${tx.workspaceId} and m.undone_at is null
    ), moved as (
      select kind.key as kind, one.value::uuid as id, part.theirs from part
      cross join lateral (values ('messages'), ('notes'), ('calls'), ('tasks'), ('dispatches'), ('attachments')) as kind (key)
      cross join lateral jsonb_array_elements_text(part.moved -> kind.key) as one (value)
      where part.theirs or part.into_id = any(${conversationIds}::uuid[])
    ), theirs as (
      select id from moved where theirs
    ), foreign_one as (
      select id, kind from moved where not theirs and id not in (select id from theirs)
    ), own as (
      select id, origin, external_id from message
      where workspace_id = ${tx.workspaceId} and profile_id = any(${profileIds}::uuid[])
    ), answer as (
      select m.id from message m where m.workspace_id = ${tx.workspaceId} and m.direction = 'out'
        and (exists (select from own where own.origin = m.origin and own.external_id = m.reply_to)
          or (m.conversation_id = any(${conversationIds}::uuid[]) or m.id in (select id from theirs))
            and m.id not in (select id from foreign_one)
            and not exists (select from message q where q.workspace_id = m.workspace_id and q.origin = m.origin
              and q.external_id = m.reply_to and q.direction = 'in' and q.profile_id <> all(${profileIds}::uuid[])))
    ), message_id as (
      select id from own union select id from answer
    )
    select array(select id from message_id) as "messageIds",
      array(select n.id from note n where n.workspace_id = ${tx.workspaceId} and n.id not in (select id from foreign_one)
        and (n.conversation_id = any(${conversationIds}::uuid[]) or n.id in (select id from theirs))) as "noteIds",
      array(select l.id from logged_call l where l.workspace_id = ${tx.workspaceId} and l.id not in (select id from foreign_one)
        and (l.conversation_id = any(${conversationIds}::uuid[]) or l.id in (select id from theirs))) as "callIds",
      array(select t.id from task t where t.workspace_id = ${tx.workspaceId} and t.id not in (select id from foreign_one)
        and (t.conversation_id = any(${conversationIds}::uuid[]) or t.id in (select id from theirs))) as "taskIds",
      array(select d.id from dispatch d where d.workspace_id = ${tx.workspaceId} and d.id not in (select id from foreign_one)
        and (d.id in (select id from theirs) or d.message_id in (select id from message_id)
          or d.sent_message_id in (select id from message_id)
          or d.conversation_id = any(${conversationIds}::uuid[]) and not exists (
            select from message q where q.workspace_id = d.workspace_id and q.id = d.message_id and q.direction = 'in'
              and q.profile_id <> all(${profileIds}::uuid[])))) as "dispatchIds",
      array(select id from foreign_one where kind = 'attachments') as "foreignIds",
      array(select distinct into_id from part where not theirs and into_id = any(${conversationIds}::uuid[])) as "sharedIds"`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new Error('A query without a table gives one row.');
  return found;
}

/** Their draft stands behind the survivor's own: only that goes, and undoing finds their conversation settled. */
export async function eraseMergedDrafts(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  await sql`
    with recursive up as (
      select id as from_id, merged_into as into_id from conversation
      where workspace_id = ${tx.workspaceId} and id = any(${conversationIds}::uuid[]) and merged_into is not null
      union
      select up.from_id, c.merged_into from up join conversation c on c.workspace_id = ${tx.workspaceId} and c.id = up.into_id
      where c.merged_into is not null
    ), gone as (
      select up.into_id, x.agent_id, x.mode, x.text from up join draft x
        on x.workspace_id = ${tx.workspaceId} and x.conversation_id = up.from_id where x.text <> ''
    )
    update draft d set text = btrim(replace(d.text, gone.text, ''), E'\\n') from gone
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = gone.into_id and d.agent_id = gone.agent_id
      and d.mode = gone.mode and d.conversation_id <> all(${conversationIds}::uuid[])`.execute(tx);
  await sql`
    update conversation_merge_part set before = before || jsonb_build_object('status', 'resolved', 'snoozedUntil', null,
      'resolvedAt', ${now.toISOString()}::text, 'dueAt', null)
    where workspace_id = ${tx.workspaceId} and from_id = any(${conversationIds}::uuid[])`.execute(tx);
}
