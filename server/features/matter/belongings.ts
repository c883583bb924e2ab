import { sql } from 'kysely';
import * as z from 'zod';
import type { Tx } from '#server/db/client.ts';

const ids = z.array(z.uuid());

/** What came along from one conversation to another: ids only, so that nothing here needs erasing. */
export const Belongings = z.object({
  messages: ids,
  notes: ids,
  /** Absent in merges of before calls were written down. */
  calls: ids.default([]),
  /** Absent in merges of before there were tasks. */
  tasks: ids.default([]),
  dispatches: ids,
  /** Files that were uploaded for answers not sent yet. */
  attachments: ids,
  /** Whose messages in which thread belong here: `[thread, profile]`. */
  threads: z.array(z.tuple([z.uuid(), z.uuid()])),
  /** Tags that the survivor did not have. */
  tags: ids,
  /** Who followed it and not the survivor. */
  followers: ids,
  /** Drafts that were added to the survivor's; `kept` is how long its own was, null when there was none. */
  drafts: z.array(z.object({ agentId: z.uuid(), mode: z.string(), kept: z.nullable(z.number()) })),
  /** Dangers that go on in the survivor; absent in merges of before they went back. */
  dangers: ids.default([]),
});
export type Belongings = z.output<typeof Belongings>;

/** Moves everything of a conversation but its dangers to another and says what it was. The caller holds both rows and intake's lock. */
export async function moveAll(tx: Tx, from: string, into: string, now: Date): Promise<Omit<Belongings, 'dangers'>> {
  return {
    messages: await moveRows(tx, 'message', from, into),
    notes: await moveNotes(tx, from, into),
    calls: await moveRows(tx, 'logged_call', from, into),
    tasks: await moveRows(tx, 'task', from, into),
    dispatches: await moveRows(tx, 'dispatch', from, into),
    attachments: await moveUploads(tx, from, into),
    threads: await moveThreads(tx, from, into),
    tags: await copyTags(tx, from, into),
    followers: await copyFollowers(tx, from, into),
    drafts: await copyDrafts(tx, from, into, now),
  };
}

async function moveRows(
  tx: Tx,
  table: 'message' | 'dispatch' | 'task' | 'logged_call',
  from: string,
  into: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set conversation_id = ${into}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${from} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function moveNotes(tx: Tx, from: string, into: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with mentions as (
      update note_mention set conversation_id = ${into}
      where workspace_id = ${tx.workspaceId} and conversation_id = ${from}
    )
    update note set conversation_id = ${into}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${from} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function moveUploads(tx: Tx, from: string, into: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update attachment set conversation_id = ${into}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${from} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** From here on what these people write in these threads lands in the other conversation. */
async function moveThreads(tx: Tx, from: string, into: string): Promise<[string, string][]> {
  const { rows } = await sql<{ thread_id: string; profile_id: string }>`
    update conversation_thread set conversation_id = ${into}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${from} returning thread_id, profile_id`.execute(tx);
  return rows.map((row) => [row.thread_id, row.profile_id]);
}

async function copyTags(tx: Tx, from: string, into: string): Promise<string[]> {
  const { rows } = await sql<{ tag_id: string }>`
    insert into conversation_tag (workspace_id, conversation_id, tag_id)
    select workspace_id, ${into}, tag_id from conversation_tag
    where workspace_id = ${tx.workspaceId} and conversation_id = ${from}
    on conflict do nothing returning tag_id`.execute(tx);
  return rows.map((row) => row.tag_id);
}

async function copyFollowers(tx: Tx, from: string, into: string): Promise<string[]> {
  const { rows } = await sql<{ agent_id: string }>`
    insert into conversation_follower (workspace_id, conversation_id, agent_id, followed_at)
    select workspace_id, ${into}, agent_id, followed_at from conversation_follower
    where workspace_id = ${tx.workspaceId} and conversation_id = ${from}
    on conflict do nothing returning agent_id`.execute(tx);
  return rows.map((row) => row.agent_id);
}

/** The draft stays where it was as well: nobody sees it there, and undoing finds it. */
async function copyDrafts(tx: Tx, from: string, into: string, now: Date): Promise<Belongings['drafts']> {
  const { rows } = await sql<Belongings['drafts'][number]>`
    with known as (
      select agent_id, mode, length(text) as kept from draft
      where workspace_id = ${tx.workspaceId} and conversation_id = ${into}
    ), copied as (
      insert into draft as d (workspace_id, conversation_id, agent_id, mode, text, attachment_ids, post_id, saved_reply_ids, promised, choices, updated_at)
      select workspace_id, ${into}, agent_id, mode, text, attachment_ids, post_id, saved_reply_ids, promised, choices, ${now}::timestamptz from draft
      where workspace_id = ${tx.workspaceId} and conversation_id = ${from}
      on conflict (workspace_id, conversation_id, agent_id, mode) do update set
        text = case when d.text = '' then excluded.text else d.text || E'\n\n' || excluded.text end,
        attachment_ids = d.attachment_ids || excluded.attachment_ids,
        saved_reply_ids = d.saved_reply_ids || excluded.saved_reply_ids,
        promised = d.promised || excluded.promised,
        choices = case when d.choices = '{}' then excluded.choices else d.choices end,
        post_id = coalesce(d.post_id, excluded.post_id), updated_at = excluded.updated_at
      returning d.agent_id, d.mode
    )
    select c.agent_id as "agentId", c.mode, k.kept from copied c left join known k using (agent_id, mode)`.execute(tx);
  return rows;
}
