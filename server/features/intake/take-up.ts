import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { advanceConversations, findConversations, lockTalks, type Seeker } from './conversations.ts';

type Context = Omit<Seeker, 'isDirect' | 'newcomer'>;

/**
 * A post that stood around a conversation becomes part of one: of its author's in that thread, else of a new one; gives that
 * conversation's id. Callers hold the lock of intake. Throws `not_found` for what is no context.
 */
export async function takeUp(tx: Tx, messageId: string, now: Date): Promise<string> {
  const { rows } = await sql<Context>`
    select m.thread_id as "threadId", m.profile_id as "profileId", p.contact_id as "contactId", p.network,
      m.occurred_at as "occurredAt", m.language,
      exists (select from restraint r where r.workspace_id = p.workspace_id and r.profile_id = p.id) as "isQuiet"
    from message m join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where m.workspace_id = ${tx.workspaceId} and m.id = ${messageId} and m.conversation_id is null and m.direction = 'in'
      and m.deleted_at is null for update of m`.execute(tx);
  const [context] = rows;
  if (!context) throw notFound('message');
  const seeker = { ...context, isDirect: false, newcomer: null };
  const { found, opened } = await findConversations(tx, [seeker], await lockTalks(tx, [seeker]), now);
  const conversationId = found.get(seeker);
  if (conversationId === undefined) throw new Error(`No conversation was found for message ${messageId}.`);
  await sql`
    update message set conversation_id = ${conversationId}, context_until = null
    where workspace_id = ${tx.workspaceId} and id = ${messageId}`.execute(tx);
  await linkReader(tx, messageId, context.threadId);
  record(tx, {
    type: 'message.received',
    at: now,
    actor: { kind: 'customer', id: context.profileId },
    subject: { kind: 'message', id: messageId },
    conversationId,
    detail: { network: context.network, stage: 'public' },
  });
  const { occurredAt: at, isQuiet } = context;
  if (!opened.has(conversationId))
    await advanceConversations(
      tx,
      [{ conversationId, lastMessageAt: at, lastInboundAt: isQuiet ? null : at, wakes: !isQuiet }],
      now,
    );
  return conversationId;
}

/** It reached the account that reads the rest of its thread. */
async function linkReader(tx: Tx, messageId: string, threadId: string): Promise<void> {
  await sql`
    insert into message_channel (workspace_id, message_id, channel_id)
    select ${tx.workspaceId}, ${messageId}, mc.channel_id from message m
    join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.thread_id = ${threadId}
    order by m.occurred_at desc limit 1 on conflict do nothing`.execute(tx);
}
