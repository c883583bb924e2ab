import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { InboundMessage } from '#connectors/inbound.ts';
import { booleans, ints, texts, times, uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { sentAhead } from '#server/db/prepared.ts';
import { toTokens } from '#server/features/search/commands.ts';
import { readKept } from '#server/features/vanishing/queries.ts';
import { enqueueAll } from '#server/jobs/job.ts';
import type { Tombstone } from './existing.ts';
import type { WorkItem } from './parse.ts';

/** The attachment feature's job, by its name in the rows. */
const attachmentFetch = { name: 'attachment.fetch', maxAttempts: 6 };

/** A message ready to be stored: everything it points to exists. */
export type ReadyMessage = {
  work: WorkItem<InboundMessage>;
  id: string;
  threadId: string;
  profileId: string;
  conversationId: string | null;
  /** The account of ours that got it; null for what was only read around a conversation. */
  reachedChannelId: string | null;
  /** Set for posts around a conversation, which are kept only so long. */
  contextUntil: Date | null;
  direction: 'in' | 'out';
  agentId: string | null;
  isForeign: boolean;
  /** It waits for an answer of ours. */
  asks: boolean;
  tombstone: Tombstone | undefined;
};

const searchable = new WeakMap<InboundMessage, string>();

/** Works out what of these can be searched for, while the database is busy with something else. */
export async function readTokens(items: readonly InboundMessage[]): Promise<void> {
  // What was asked of the database leaves first.
  await setImmediate();
  for (const item of items) if (!searchable.has(item)) searchable.set(item, tokensOf(item.text));
}

const tokensOf = (text: string) => toTokens(text).join(' ');

/**
 * Inserts what is new, with the account that got it, and returns the ids that were inserted; the others had arrived by
 * another way meanwhile.
 */
export async function insertMessages(tx: Tx, ready: readonly ReadyMessage[]): Promise<Set<string>> {
  if (ready.length === 0) return new Set();
  const column = <T>(pick: (one: ReadyMessage) => T) => ready.map(pick);
  const text = ready.map(currentText);
  const { rows } = await sql<{ id: string }>`
    with m as materialized (
      select * from unnest(${uuids(column((m) => m.id))}, ${texts(column((m) => m.work.delivery.origin))}, ${texts(column((m) => m.work.item.externalId))},
        ${uuids(column((m) => m.threadId))}, ${uuids(column((m) => m.conversationId))}, ${uuids(column((m) => m.reachedChannelId))},
        ${times(column((m) => m.contextUntil))},
        ${uuids(column((m) => m.profileId))}, ${uuids(column((m) => m.agentId))}, ${booleans(column((m) => m.isForeign))},
        ${texts(column((m) => m.work.item.replyTo ?? null))}, ${texts(column((m) => m.direction))}, ${texts(column((m) => m.work.item.visibility))},
        ${texts(text)}, ${texts(column((m) => m.work.item.language ?? null))}, ${times(column((m) => m.work.item.occurredAt))},
        ${times(column((m) => m.work.delivery.receivedAt))}, ${times(column(editedAt))},
        ${times(column((m) => m.tombstone?.hiddenAt ?? null))}, ${times(column((m) => m.work.item.expiresAt ?? null))},
        ${texts(column((m) => m.work.item.permalink ?? null))}, ${booleans(column((m) => m.asks))},
        ${booleans(column((m) => m.work.item.isAutomatic ?? false))}, ${texts(column(parts))}, ${texts(ready.map((m, n) => tokensAsStored(m, text[n] ?? '')))})
        with ordinality as m (id, origin, external_id, thread_id, conversation_id, channel_id, context_until, profile_id, agent_id, is_foreign, reply_to,
          direction, visibility, text, language, occurred_at, received_at, edited_at, hidden_at, expires_at, permalink, asks, is_automatic, parts, tokens,
          ordinality)
    ), added as (
      insert into message (workspace_id, id, origin, external_id, thread_id, conversation_id, context_until, profile_id, agent_id, is_foreign, reply_to,
        direction, visibility, text, language, occurred_at, received_at, edited_at, hidden_at, expires_at, permalink, asks, is_automatic, parts, tokens)
      select ${tx.workspaceId}, m.id, m.origin, m.external_id, m.thread_id, m.conversation_id, m.context_until, m.profile_id, m.agent_id, m.is_foreign, m.reply_to,
        m.direction, m.visibility, m.text, m.language, m.occurred_at, m.received_at, m.edited_at, m.hidden_at, m.expires_at, m.permalink, m.asks, m.is_automatic, m.parts::jsonb,
        array_to_tsvector(string_to_array(m.tokens, ' '))
      from m order by m.ordinality
      on conflict (workspace_id, origin, external_id) do nothing
      returning id
    ), linked as (
      insert into message_channel (workspace_id, message_id, channel_id)
      select ${tx.workspaceId}, m.id, m.channel_id from m join added on added.id = m.id where m.channel_id is not null
    )
    select id from added`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

const tokensAsStored = ({ work: { item } }: ReadyMessage, text: string) =>
  (text === item.text ? searchable.get(item) : undefined) ?? tokensOf(text);

function currentText({ work, tombstone }: ReadyMessage): string {
  const late = tombstone?.editedAt && tombstone.editedAt > (work.item.editedAt ?? work.item.occurredAt);
  return late ? (tombstone.editedText ?? work.item.text) : work.item.text;
}

function editedAt({ work, tombstone }: ReadyMessage): Date | null {
  const own = work.item.editedAt ?? null;
  return tombstone?.editedAt && tombstone.editedAt > (own ?? work.item.occurredAt) ? tombstone.editedAt : own;
}

function parts({ work: { item } }: ReadyMessage): string {
  const { mentions, subject, quoted, choices, chose } = item;
  return JSON.stringify({
    ...(mentions.length > 0 && { mentions }),
    ...(subject && { subject }),
    ...(quoted && { quoted }),
    ...(choices && { choices }),
    ...(chose && { chose }),
  });
}

/** Remembers which of our accounts got each message: a post that names two of them is one message. */
export async function linkChannels(tx: Tx, links: readonly { messageId: string; channelId: string }[]): Promise<void> {
  if (links.length === 0) return;
  await sql`${sentAhead}
    insert into message_channel (workspace_id, message_id, channel_id)
    select distinct ${tx.workspaceId}::uuid, * from unnest(${uuids(links.map((l) => l.messageId))}, ${uuids(links.map((l) => l.channelId))})
    on conflict do nothing`.execute(tx);
}

/** Notes the attachments of new messages and has them fetched, save those that vanish where such files are not kept. */
export async function noteAttachments(tx: Tx, stored: readonly ReadyMessage[], now: Date): Promise<void> {
  const all = stored.flatMap((message) =>
    message.work.item.attachments.map((attachment, n) => ({
      ...attachment,
      ...{ n, id: newId(now), messageId: message.id },
      vanishesAt: message.work.item.expiresAt ? message.work.delivery : null,
    })),
  );
  if (all.length === 0) return;
  const isKept = all.some(({ vanishesAt }) => vanishesAt) ? await readKept(tx) : () => true;
  const isLeft = ({ vanishesAt }: (typeof all)[number]) => vanishesAt !== null && !isKept(vanishesAt);
  await sql`
    insert into attachment (workspace_id, id, message_id, n, kind, state, remote_url, mime_type, alt, captions_url, created_at)
    select ${tx.workspaceId}, id, message_id, n, kind, state, remote_url, mime_type, alt, captions_url, ${now}
    from unnest(${uuids(all.map((a) => a.id))}, ${uuids(all.map((a) => a.messageId))}, ${ints(all.map((a) => a.n))}, ${texts(all.map((a) => a.kind))},
      ${texts(all.map((a) => (isLeft(a) ? 'left' : 'pending')))},
      ${texts(all.map((a) => a.url))}, ${texts(all.map((a) => a.mimeType ?? null))}, ${texts(all.map((a) => a.alt ?? ''))},
      ${texts(all.map((a) => a.captionsUrl ?? null))})
      as a (id, message_id, n, kind, state, remote_url, mime_type, alt, captions_url)`.execute(tx);
  const { workspaceId } = tx;
  await enqueueAll(
    tx,
    attachmentFetch,
    all.filter((a) => !isLeft(a)).map(({ id }) => ({ workspaceId, attachmentId: id })),
  );
}
