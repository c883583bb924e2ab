import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { toTokens } from '#server/features/search/commands.ts';
import { findPersonalData } from '#server/personal-data/find.ts';
import { cutBody, cutJson, cutText } from './cut-text.ts';

type Kinds = ReadonlySet<string>;
type Message = { conversationId: string | null; text: string; parts: unknown };

/**
 * Takes secrets of these kinds from everything that is kept of a message and was said around it: its text and earlier
 * texts, what is searched, raw deliveries, details of events, and the drafts, notes, tasks and answers of its conversation.
 * False when there were none.
 */
export async function cutMessage(tx: Tx, messageId: string, kinds: Kinds): Promise<boolean> {
  const { rows } = await sql<Message>`
    select conversation_id as "conversationId", text, parts from message
    where workspace_id = ${tx.workspaceId} and id = ${messageId} for update`.execute(tx);
  const [message] = rows;
  if (!message) return false;
  const versions = await readVersions(tx, messageId);
  const secrets = [message.text, ...versions.map(({ text }) => text)].flatMap((text) => secretsIn(text, kinds));
  // Brought in again, only what was brought holds them.
  const isBrought = await cutDeliveries(tx, messageId, kinds, secrets);
  if (secrets.length === 0) return isBrought;
  await cutTexts(tx, messageId, message, kinds);
  for (const { n, text } of versions)
    await sql`
      update message_version set text = ${cutText(text, kinds) ?? text}
      where workspace_id = ${tx.workspaceId} and message_id = ${messageId} and n = ${n}`.execute(tx);
  await cutAround(tx, messageId, kinds);
  if (message.conversationId !== null) await cutConversation(tx, message.conversationId, kinds);
  return true;
}

const secretsIn = (text: string, kinds: Kinds) =>
  findPersonalData(text).flatMap(({ kind, from, to }) => (kinds.has(kind) ? [text.slice(from, to)] : []));

async function readVersions(tx: Tx, messageId: string): Promise<{ n: number; text: string }[]> {
  return tx
    .selectFrom('message_version')
    .select(['n', 'text'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('message_id', '=', messageId)
    .execute();
}

async function cutTexts(tx: Tx, messageId: string, { text, parts }: Message, kinds: Kinds): Promise<void> {
  const left = cutText(text, kinds) ?? text;
  const other = JSON.stringify(cutJson(parts, kinds) ?? parts);
  await sql`
    update message set text = ${left}, parts = ${other}::jsonb, tokens = array_to_tsvector(${toTokens(left)}::text[])
    where workspace_id = ${tx.workspaceId} and id = ${messageId}`.execute(tx);
  // They are judged anew, by the words that are left.
  await sql`
    update verdict set found = '{}'
    where workspace_id = ${tx.workspaceId} and message_id = ${messageId}`.execute(tx);
  await sql`delete from message_likeness
    where workspace_id = ${tx.workspaceId} and message_id = ${messageId}`.execute(tx);
}

/** What hangs on the message: words about its pictures, what was said by it, and what events tell of it. */
async function cutAround(tx: Tx, messageId: string, kinds: Kinds): Promise<void> {
  const { rows: pictures } = await sql<{ id: string; alt: string; name: string; captions: string | null }>`
    select id, alt, name, captions from attachment
    where workspace_id = ${tx.workspaceId} and message_id = ${messageId}`.execute(tx);
  for (const { id, alt, name, captions } of pictures)
    await sql`
      update attachment set alt = ${cutText(alt, kinds) ?? alt}, name = ${cutText(name, kinds) ?? name},
        captions = ${(captions && cutText(captions, kinds)) ?? captions}
      where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx);
  // The chain keeps its digest; the verifier says that the detail was erased.
  const { rows: details } = await sql<{ id: string; body: unknown }>`
    select d.event_id as id, d.body from event e
    join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.subject_id = ${messageId}`.execute(tx);
  const telling = details.flatMap(({ id, body }) => (cutJson(body, kinds) === null ? [] : [id]));
  await sql`delete from event_detail
    where workspace_id = ${tx.workspaceId} and event_id = any(${telling}::uuid[])`.execute(tx);
}

/** Every delivery that brought it or brought it again; what still waits is read first. */
async function cutDeliveries(tx: Tx, messageId: string, kinds: Kinds, secrets: readonly string[]): Promise<boolean> {
  let isCut = false;
  const { rows } = await sql<{ id: string; body: Buffer }>`
    select id, body from delivery
    where workspace_id = ${tx.workspaceId} and state not in ('pending', 'held') and id in (
      select delivery_id from delivery_item where workspace_id = ${tx.workspaceId} and message_id = ${messageId})`.execute(
    tx,
  );
  for (const { id, body } of rows) {
    const left = cutBody(body, kinds, secrets);
    if (left === null) continue;
    isCut = true;
    await sql`update delivery set body = ${left} where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx);
  }
  return isCut;
}

type Said = { id: string; text: string };

/** What colleagues wrote down of it. An answer that is still leaving is left. */
async function cutConversation(tx: Tx, conversationId: string, kinds: Kinds): Promise<void> {
  const here = sql`workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId}`;
  const each = async (
    rows: ReturnType<typeof sql<Said>>,
    write: (id: string, text: string) => ReturnType<typeof sql>,
  ) => {
    for (const { id, text } of (await rows.execute(tx)).rows) {
      const left = cutText(text, kinds);
      if (left !== null) await write(id, left).execute(tx);
    }
  };
  await each(
    sql<Said>`select id, text from note where ${here}`,
    (id, text) => sql`
      update note set text = ${text}, tokens = array_to_tsvector(${toTokens(text)}::text[])
      where ${here} and id = ${id}`,
  );
  await each(
    sql<Said>`select id, text from task where ${here}`,
    (id, text) => sql`update task set text = ${text} where ${here} and id = ${id}`,
  );
  await each(
    sql<Said>`select agent_id || ' ' || mode as id, text from draft where ${here}`,
    (id, text) => sql`update draft set text = ${text} where ${here} and agent_id || ' ' || mode = ${id}`,
  );
  await each(
    sql<Said>`select id, content as text from dispatch where ${here} and state in ('sent', 'failed', 'cancelled')`,
    // Without its hash, nobody takes it for the words that were judged.
    (id, text) => sql`update dispatch set content = ${text}, content_hash = '' where ${here} and id = ${id}`,
  );
  const { rows: decisions } = await sql<{ id: string; facts: unknown; outcome: unknown }>`
    select id, facts, outcome from decision where ${here}`.execute(tx);
  for (const { id, facts, outcome } of decisions) {
    const [less, told] = [cutJson(facts, kinds), cutJson(outcome, kinds)];
    if (less !== null || told !== null)
      await sql`
        update decision set facts = ${JSON.stringify(less ?? facts)}::jsonb, outcome = ${JSON.stringify(told ?? outcome)}::jsonb
        where ${here} and id = ${id}`.execute(tx);
  }
}
