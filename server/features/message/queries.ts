import { type RawBuilder, sql } from 'kysely';
import type { PersonalKind } from '#contract/personal-data.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { avatarPath, channelAvatarPath } from '#server/features/avatar/queries.ts';
import { readAttachments } from './attachments.ts';

export { readAttachmentsById } from './attachments.ts';

/** A message with the key by which a timeline is ordered. */
export type KeyedMessage = { at: string; seq: number; message: TimelineMessage };
/** Messages before this place; exclusive. `seq` null: every message of that instant lies after it. */
export type Before = { at: string; seq: number | null };

type Stored = {
  id: string;
  at: string;
  seq: number;
  occurred_at: Date;
  received_at: Date;
  direction: 'in' | 'out';
  visibility: TimelineMessage['visibility'];
  thread_id: string;
  conversation_id: string | null;
  profile_id: string | null;
  author_name: string | null;
  author_handle: string | null;
  author_avatar_url: string | null;
  network: string;
  channel_handle: string | null;
  channel_name: string | null;
  channel_id: string | null;
  channel_avatar_url: string | null;
  agent_id: string | null;
  is_automatic: boolean;
  is_foreign: boolean;
  reply_to_id: string | null;
  text: string;
  quoted: string | null;
  choices: string[] | null;
  chose: string | null;
  language: string | null;
  edited_at: Date | null;
  deleted_at: Date | null;
  deleted_by: TimelineMessage['deletedBy'];
  hidden_at: Date | null;
  liked_at: Date | null;
  expires_at: Date | null;
  permalink: string | null;
  versions: { text: string; at: string }[];
  personal_data: PersonalKind[] | null;
  reactions: { sign: string; name: string | null }[] | null;
};

/** The newest messages of a conversation before a place. */
export async function readConversationMessages(
  tx: Tx,
  conversationId: string,
  before: Before | null,
  limit: number,
): Promise<KeyedMessage[]> {
  return read(
    tx,
    conversationId,
    sql`${isBefore(before)} and m.conversation_id = ${conversationId} and m.undelivered_at is null`,
    limit,
  );
}

/** These messages as a conversation shows them, oldest first. */
export async function readMessages(
  tx: Tx,
  conversationId: string,
  messageIds: readonly string[],
): Promise<TimelineMessage[]> {
  const found = await read(tx, conversationId, sql`m.id = any(${messageIds}::uuid[])`, messageIds.length);
  return found.map((keyed) => keyed.message).reverse();
}

function isBefore(before: Before | null): RawBuilder<unknown> {
  if (before === null) return sql`true`;
  if (before.seq === null) return sql`m.occurred_at < ${before.at}::timestamptz`;
  return sql`(m.occurred_at, m.received_seq) < (${before.at}::timestamptz, ${before.seq}::bigint)`;
}

async function read(
  tx: Tx,
  conversationId: string,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<KeyedMessage[]> {
  const { rows } = await sql<Stored>`
    select m.id, ${exactInstant('m.occurred_at')} as at, m.received_seq as seq, m.occurred_at, m.received_at, m.direction,
      m.visibility, m.thread_id, m.conversation_id, m.profile_id, m.agent_id, m.is_automatic, m.is_foreign, m.text, m.parts ->> 'quoted' as quoted, m.parts -> 'choices' as choices, m.parts ->> 'chose' as chose, m.language, m.edited_at,
      m.deleted_at, m.deleted_by, m.hidden_at, m.liked_at, m.expires_at, m.permalink,
      p.name as author_name, p.handle as author_handle, p.avatar_url as author_avatar_url,
      coalesce(p.network, ours.network, split_part(m.origin, ':', 1)) as network,
      ours.id as channel_id, ours.handle as channel_handle, ours.name as channel_name, ours.avatar_url as channel_avatar_url,
      (select r.id from message r
        where r.workspace_id = m.workspace_id and r.origin = m.origin and r.external_id = m.reply_to) as reply_to_id,
      (select coalesce(json_agg(json_build_object('text', v.text, 'at', ${exactInstant('v.at')}) order by v.n), '[]')
        from message_version v where v.workspace_id = m.workspace_id and v.message_id = m.id) as versions,
      case when m.direction = 'in' and m.visibility <> 'private' then (select s.kinds from secret s
        where s.workspace_id = m.workspace_id and s.message_id = m.id and s.attachment_id is null) end as personal_data,
      (select json_agg(json_build_object('sign', r.sign, 'name', coalesce(nullif(w.name, ''), w.handle)) order by r.reacted_at, r.person_id)
        from message_reaction r
        left join profile w on w.workspace_id = r.workspace_id and w.origin = r.origin and w.external_id = r.person_id
        where r.workspace_id = m.workspace_id and r.origin = m.origin and r.external_id = m.external_id
          and r.sign is not null and m.deleted_at is null) as reactions
    from message m
    left join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    left join lateral (
      select ch.id, ch.network, ch.handle, ch.name, ch.avatar_url
      from message_channel mc join channel ch on ch.workspace_id = mc.workspace_id and ch.id = mc.channel_id
      where mc.workspace_id = m.workspace_id and mc.message_id = m.id
      order by ch.connected_at limit 1
    ) ours on true
    where m.workspace_id = ${tx.workspaceId} and ${where}
    order by m.occurred_at desc, m.received_seq desc limit ${limit}`.execute(tx);
  const attachments = await readAttachments(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    at: row.at,
    seq: row.seq,
    message: { ...toMessage(row, conversationId), attachments: attachments.get(row.id) ?? [] },
  }));
}

function toMessage(row: Stored, conversationId: string): Omit<TimelineMessage, 'attachments'> {
  const isOurs = row.direction === 'out';
  return {
    kind: 'message',
    id: row.id,
    at: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    direction: row.direction,
    visibility: row.visibility,
    threadId: row.thread_id,
    network: row.network,
    channelHandle: row.channel_handle,
    author: {
      name: row.author_name ?? (isOurs ? row.channel_name : null) ?? '',
      handle: row.author_handle ?? (isOurs ? row.channel_handle : null) ?? '',
      profileId: row.profile_id,
      avatarUrl: avatarOf(row),
    },
    agentId: row.agent_id,
    automatic: row.is_automatic,
    foreign: row.is_foreign,
    context: row.conversation_id !== conversationId,
    replyToId: row.reply_to_id,
    text: row.text,
    quoted: row.quoted,
    language: row.language,
    editedAt: row.edited_at?.toISOString() ?? null,
    versions: row.versions,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    deletedBy: row.deleted_by,
    hiddenAt: row.hidden_at?.toISOString() ?? null,
    likedByUs: row.liked_at !== null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    permalink: row.permalink,
    ...(row.personal_data ? { personalData: row.personal_data } : {}),
    ...(row.choices ? { choices: row.choices } : {}),
    ...(row.chose ? { chose: row.chose } : {}),
    ...(row.reactions ? { reactions: row.reactions } : {}),
  };
}

/** The author's own picture, else for what we said that of the account it was said with. */
function avatarOf(row: Stored): string | null {
  if (row.profile_id !== null && row.author_avatar_url !== null)
    return avatarPath(row.profile_id, row.author_avatar_url);
  if (row.direction === 'in' || row.channel_id === null) return null;
  return channelAvatarPath(row.channel_id, row.channel_avatar_url);
}
