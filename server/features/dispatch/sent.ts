import { sql } from 'kysely';
import type { Sent } from '#connectors/outbound.ts';
import type { ConversationStatus } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { statusAfterSent } from '#server/features/conversation/commands.ts';
import { Targets } from '#server/features/gate/commands.ts';
import { toTokens } from '#server/features/search/commands.ts';
import { findAnswered } from './parts.ts';
import { askedBy, type DispatchRow, lockDispatch, lockWithConversation, traced, updateDispatch } from './rows.ts';
import { takeAnswered } from './take.ts';
import { wake } from './wake.ts';

/** The network has our text: its message and the dispatch become one. Nothing happens when the echo was faster. */
export async function storeSent(tx: Tx, dispatch: DispatchRow, sent: Sent, now: Date): Promise<void> {
  // In intake's order (thread, conversation, dispatch, message), so that it and we never wait for each other.
  const origin = await originOf(tx, dispatch.channel_id);
  const threadId = await saveThread(tx, dispatch, origin, sent.threadExternalId);
  const row = await lockWithConversation(tx, dispatch.id);
  // It has come back already: the word of it was faster than the answer.
  if (!row || row.sent_message_id !== null || row.state === 'failed') return;
  await linkThread(tx, row, { threadId, origin });
  const messageId = await saveMessage(tx, row, { origin, threadId, sent, now });
  await complete(tx, row, messageId, now);
}

/** The same, told by an echo whose message is stored already. */
export async function markSent(
  tx: Tx,
  { dispatchId, messageId, now }: { dispatchId: string; messageId: string; now: Date },
): Promise<void> {
  const row = await lockDispatch(tx, dispatchId);
  if (!row || row.sent_message_id !== null) return;
  await complete(tx, row, messageId, now);
}

async function originOf(tx: Tx, channelId: string): Promise<string> {
  const { origin } = await tx
    .selectFrom('channel')
    .select('origin')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .executeTakeFirstOrThrow();
  return origin;
}

async function saveThread(tx: Tx, row: DispatchRow, origin: string, externalId: string): Promise<string> {
  const visibility = row.stage === 'private' ? 'private' : 'public';
  const kind = row.stage === 'private' ? 'dm' : 'post';
  await sql`
    insert into thread (workspace_id, id, origin, external_id, kind, visibility)
    values (${tx.workspaceId}, ${newId()}, ${origin}, ${externalId}, ${kind}, ${visibility})
    on conflict (workspace_id, origin, external_id) do nothing`.execute(tx);
  const { id } = await tx
    .selectFrom('thread')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('origin', '=', origin)
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * A direct message may have opened a room; from here on what the person it went to writes there belongs to this
 * conversation. In a merged one that is not always the person whose conversation it is.
 */
async function linkThread(tx: Tx, row: DispatchRow, { threadId, origin }: { threadId: string; origin: string }) {
  const { to } = Targets.parse(row.targets);
  await sql`
    insert into conversation_thread (workspace_id, thread_id, profile_id, conversation_id)
    select c.workspace_id, ${threadId}, coalesce(
        (select p.id from profile p
          where p.workspace_id = c.workspace_id and p.origin = ${origin} and p.external_id = ${to?.externalId ?? null}),
        (select m.profile_id from message m
          where m.workspace_id = c.workspace_id and m.id = ${row.message_id} and m.direction = 'in'),
        c.profile_id), c.id
    from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = ${row.conversation_id}
    on conflict do nothing`.execute(tx);
}

type Place = { origin: string; threadId: string; sent: Sent; now: Date };

/** The unique outside id decides: of our own answer and its echo, the second finds the first's message. */
async function saveMessage(tx: Tx, row: DispatchRow, { origin, threadId, sent, now }: Place): Promise<string> {
  const targets = Targets.parse(row.targets);
  const answered = (await findAnswered(tx, row)) ?? targets.externalId ?? null;
  const visibility = targets.visibility ?? (row.stage === 'private' ? 'private' : 'public');
  await sql`
    insert into message (workspace_id, id, origin, external_id, thread_id, conversation_id, agent_id, reply_to, direction, visibility,
      text, occurred_at, received_at, permalink, tokens)
    values (${tx.workspaceId}, ${newId(now)}, ${origin}, ${sent.externalId}, ${threadId}, ${row.conversation_id},
      ${row.actor_kind === 'agent' ? row.actor_id : null}, ${answered}, 'out', ${visibility}, ${row.content},
      ${sent.sentAt}, ${now}, ${sent.permalink ?? null}, array_to_tsvector(${toTokens(row.content)}::text[]))
    on conflict (workspace_id, origin, external_id) do nothing`.execute(tx);
  const { id } = await tx
    .selectFrom('message')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('origin', '=', origin)
    .where('external_id', '=', sent.externalId)
    .executeTakeFirstOrThrow();
  return id;
}

async function complete(tx: Tx, row: DispatchRow, messageId: string, now: Date): Promise<void> {
  const agentId = row.actor_kind === 'agent' ? row.actor_id : null;
  const message = await tx
    .updateTable('message')
    .set({
      agent_id: agentId,
      is_automatic: row.is_automatic,
      parts: offering(row),
      is_foreign: false,
      context_until: null,
      conversation_id: row.conversation_id,
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', messageId)
    .returning('occurred_at')
    .executeTakeFirstOrThrow();
  await sql`insert into message_channel (workspace_id, message_id, channel_id)
    values (${tx.workspaceId}, ${messageId}, ${row.channel_id}) on conflict do nothing`.execute(tx);
  await moveAttachments(tx, row.attachment_ids, messageId);
  await updateDispatch(tx, row.id)
    .set({
      state: 'sent',
      sent_message_id: messageId,
      settled_at: now,
      doubt: null,
      error_kind: null,
      error_message: null,
      trace: traced({ at: now, step: 'sent' }),
    })
    .execute();
  await advance(tx, row, message.occurred_at, now);
  // The next part of its thread, when an echo told of this one.
  if (row.chain_id !== null) await wake(tx, row.conversation_id, now);
  record(tx, {
    type: 'message.sent',
    at: now,
    actor: askedBy(row),
    subject: { kind: 'message', id: messageId },
    conversationId: row.conversation_id,
    detail: { dispatch: row.id, stage: row.stage ?? 'public' },
  });
}

/** What it offered to choose from, beside what an echo told. */
function offering(row: DispatchRow) {
  const { choices } = Targets.parse(row.targets);
  return sql<never>`coalesce(parts, '{}') || ${JSON.stringify(choices ? { choices } : {})}::jsonb`;
}

/** Ours have the original bytes, so what the echo listed is not fetched. */
async function moveAttachments(tx: Tx, ids: readonly string[], messageId: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from attachment where workspace_id = ${tx.workspaceId} and message_id = ${messageId} and remote_url is not null`.execute(
    tx,
  );
  await sql`
    update attachment a set message_id = ${messageId}, n = w.n
    from unnest(${ids}::uuid[]) with ordinality as w (id, n)
    where a.workspace_id = ${tx.workspaceId} and a.id = w.id`.execute(tx);
}

async function advance(tx: Tx, row: DispatchRow, sentAt: Date, now: Date): Promise<void> {
  const { status, assignee_id } = await tx
    .selectFrom('conversation')
    .select(['status', 'assignee_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', row.conversation_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const before = status as ConversationStatus;
  // What a program said answers nobody, so the conversation still waits for us.
  const after = row.is_automatic ? before : statusAfterSent(before);
  await sql`update conversation set last_message_at = greatest(last_message_at, ${sentAt}), status = ${after}, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${row.conversation_id}`.execute(tx);
  if (before !== after)
    record(tx, {
      type: 'conversation.status_changed',
      at: now,
      actor: askedBy(row),
      ...{ subject: { kind: 'conversation', id: row.conversation_id }, conversationId: row.conversation_id },
      detail: { from: before, to: after, reason: 'answered' },
    });
  await takeAnswered(tx, row, assignee_id, now);
}
