import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Belongings } from './belongings.ts';

type Return = { from: string; into: string; moved: Belongings; mergedAt: Date; mergeId: string };

/** Gives back what a conversation brought along, as far as it is still there, and what came since in its threads. */
export async function giveBack(tx: Tx, { from, into, moved, mergedAt, mergeId }: Return): Promise<void> {
  await returnThreads(tx, { from, into, moved });
  const messages = await returnMessages(tx, { from, into, moved });
  await returnDispatches(tx, { from, into, moved, messages });
  await sql`
    with mentions as (
      update note_mention set conversation_id = ${from}
      where workspace_id = ${tx.workspaceId} and conversation_id = ${into} and note_id = any(${moved.notes}::uuid[])
    )
    update note set conversation_id = ${from}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${into} and id = any(${moved.notes}::uuid[])`.execute(
    tx,
  );
  await sql`
    update logged_call set conversation_id = ${from}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${into} and id = any(${moved.calls}::uuid[])`.execute(
    tx,
  );
  await sql`
    update task set conversation_id = ${from}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${into} and id = any(${moved.tasks}::uuid[])`.execute(
    tx,
  );
  await sql`
    update attachment set conversation_id = ${from}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${into} and id = any(${moved.attachments}::uuid[])`.execute(
    tx,
  );
  await sql`
    delete from conversation_follower
    where workspace_id = ${tx.workspaceId} and conversation_id = ${into} and agent_id = any(${moved.followers}::uuid[])`.execute(
    tx,
  );
  await takeTags(tx, { into, moved, mergeId });
  await cutDrafts(tx, { into, moved, mergedAt });
}

type Place = { from: string; into: string; moved: Belongings };

async function returnThreads(tx: Tx, { from, into, moved }: Place): Promise<void> {
  await sql`
    update conversation_thread ct set conversation_id = ${from}
    from unnest(${moved.threads.map(([thread]) => thread)}::uuid[], ${moved.threads.map(([, profile]) => profile)}::uuid[]) as t (thread_id, profile_id)
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${into}
      and ct.thread_id = t.thread_id and ct.profile_id = t.profile_id`.execute(tx);
}

/**
 * Those that were moved, the customers' newer ones in the same threads, and ours there: the ones that answer what goes
 * back, and all in threads that nobody of the survivor is in.
 */
async function returnMessages(tx: Tx, { from, into, moved }: Place): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with own as (
      select m.id, m.origin, m.external_id from message m
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${into}
        and (m.id = any(${moved.messages}::uuid[]) or m.direction = 'in' and exists (
          select from conversation_thread ct where ct.workspace_id = m.workspace_id and ct.thread_id = m.thread_id
            and ct.profile_id = m.profile_id and ct.conversation_id = ${from}))
    ), ours as (
      select m.id from message m
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${into} and m.direction = 'out'
        and (exists (select from own where own.origin = m.origin and own.external_id = m.reply_to)
          or exists (select from conversation_thread ct
              where ct.workspace_id = m.workspace_id and ct.thread_id = m.thread_id and ct.conversation_id = ${from})
            and not exists (select from conversation_thread ct
              where ct.workspace_id = m.workspace_id and ct.thread_id = m.thread_id and ct.conversation_id = ${into}))
    )
    update message m set conversation_id = ${from}
    where m.workspace_id = ${tx.workspaceId} and m.id in (select id from own union all select id from ours)
    returning m.id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function returnDispatches(
  tx: Tx,
  { from, into, moved, messages }: Place & { messages: readonly string[] },
): Promise<void> {
  await sql`
    update dispatch d set conversation_id = ${from}
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${into} and (
      d.id = any(${moved.dispatches}::uuid[]) or d.message_id = any(${messages}::uuid[])
      or d.sent_message_id = any(${messages}::uuid[])
      or exists (select from conversation_thread ct
          where ct.workspace_id = d.workspace_id and ct.thread_id = d.thread_id and ct.conversation_id = ${from})
        and not exists (select from conversation_thread ct
          where ct.workspace_id = d.workspace_id and ct.thread_id = d.thread_id and ct.conversation_id = ${into}))`.execute(
    tx,
  );
}

/** Unless another conversation that is still part of the survivor has the tag as well. */
async function takeTags(tx: Tx, { into, moved, mergeId }: { into: string; moved: Belongings; mergeId: string }) {
  await sql`
    delete from conversation_tag ct
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${into} and ct.tag_id = any(${moved.tags}::uuid[])
      and not exists (
        select from conversation_merge m
        join conversation_merge_part p on p.workspace_id = m.workspace_id and p.merge_id = m.id
        join conversation_tag own on own.workspace_id = p.workspace_id and own.conversation_id = p.from_id and own.tag_id = ct.tag_id
        where m.workspace_id = ct.workspace_id and m.into_id = ct.conversation_id and m.undone_at is null and m.id <> ${mergeId})`.execute(
    tx,
  );
}

/** Only what nobody typed on in since; its author still finds the draft where it was. */
async function cutDrafts(tx: Tx, { into, moved, mergedAt }: { into: string; moved: Belongings; mergedAt: Date }) {
  for (const { agentId, mode, kept } of moved.drafts) {
    const which = sql`workspace_id = ${tx.workspaceId} and conversation_id = ${into} and agent_id = ${agentId}
      and mode = ${mode} and updated_at = ${mergedAt}`;
    if (kept === null) await sql`delete from draft where ${which}`.execute(tx);
    else await sql`update draft set text = left(text, ${kept}::int) where ${which}`.execute(tx);
  }
}
