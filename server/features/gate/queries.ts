import { sql } from 'kysely';
import type { Stage } from '#contract/common.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { listCandidates, readAsked, type Unfit, unfitFor } from './approvers.ts';
import type { Addressee, Answer, AttachmentFacts, Carried, TextFacts } from './facts.ts';
import { readPolicies } from './policies.ts';

export { approvalLinkPath, approvalLinkPrefix } from './approval-links.ts';
export { missedTelling, nextTelling } from './approval-moments.ts';
export { listApprovers } from './approvers.ts';
export { listSamePerson } from './same-person.ts';
export { saysFullName } from './sign-off.ts';
export { readSignOffs } from './sign-offs.ts';
export { findAsked, findGiven } from './whole.ts';

const dayMs = 86_400_000;

export type LockedConversation = {
  version: number;
  foreignVersion: number;
  profileId: string;
  mergedInto: string | null;
  category: string | null;
  language: string | null;
};

/** Reads the conversation; with `lock`, nobody else's answer passes the gate until the transaction ends. */
export async function readConversation(tx: Tx, conversationId: string, lock: boolean): Promise<LockedConversation> {
  const query = tx
    .selectFrom('conversation')
    .select([
      'version',
      'foreign_version as foreignVersion',
      'profile_id as profileId',
      'merged_into as mergedInto',
      'category',
      'language',
    ])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId);
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

export type StoredMessage = {
  id: string;
  conversationId: string | null;
  externalId: string | null;
  threadId: string;
  threadExternalId: string;
  visibility: string;
  direction: string;
  deletedAt: Date | null;
  profileId: string | null;
  /** External ids of the accounts that it names. */
  mentions: string[];
};

export function findMessage(tx: Tx, messageId: string): Promise<StoredMessage | undefined> {
  return tx
    .selectFrom('message as m')
    .innerJoin('thread as t', (join) =>
      join.onRef('t.workspace_id', '=', 'm.workspace_id').onRef('t.id', '=', 'm.thread_id'),
    )
    .select([
      'm.id',
      'm.conversation_id as conversationId',
      'm.external_id as externalId',
      'm.thread_id as threadId',
      't.external_id as threadExternalId',
      'm.visibility',
      'm.direction',
      'm.deleted_at as deletedAt',
      'm.profile_id as profileId',
      sql<string[]>`coalesce(m.parts -> 'mentions', '[]')`.as('mentions'),
    ])
    .where('m.workspace_id', '=', tx.workspaceId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
}

export type Room = { threadId: string; threadExternalId: string; profileId: string };

/** The private room of this conversation that was used last. */
export async function findRoom(tx: Tx, conversationId: string): Promise<Room | undefined> {
  const { rows } = await sql<Room>`
    select t.id as "threadId", t.external_id as "threadExternalId", ct.profile_id as "profileId"
    from conversation_thread ct
    join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id and t.visibility = 'private'
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}
    order by (select max(m.occurred_at) from message m
      where m.workspace_id = t.workspace_id and m.thread_id = t.id) desc nulls last
    limit 1`.execute(tx);
  return rows[0];
}

/**
 * Whom it is about: who wrote the message, else the person of this conversation in that thread, else whose conversation
 * it is. In a merged one these differ.
 */
export async function findCustomer(
  tx: Tx,
  where: { conversationId: string; target: StoredMessage | undefined; threadId: string | null; profileId: string },
): Promise<string> {
  const { target, threadId, profileId } = where;
  if (target?.direction === 'in' && target.profileId) return target.profileId;
  const { rows } = await sql<{ id: string }>`
    select ct.profile_id as id from conversation_thread ct
    where ct.workspace_id = ${tx.workspaceId} and ct.thread_id = ${threadId} and ct.conversation_id = ${where.conversationId}
    order by ct.profile_id = ${profileId} desc limit 1`.execute(tx);
  return rows[0]?.id ?? profileId;
}

export type SpeakingChannel = {
  id: string;
  /** Its id on the network. */
  account_id: string;
  network: string;
  handle: string;
  /** Not secret; limits may hang on them. */
  settings: Record<string, string>;
  state: string;
  paused_until: Date | null;
  halted_at: Date | null;
  spoken_by: string | null;
  disclosure: string;
};

/** The account itself. */
export function getSpeakingChannel(tx: Tx, channelId: string): Promise<SpeakingChannel> {
  return tx
    .selectFrom('channel')
    .select([
      'id',
      'external_id as account_id',
      'network',
      'handle',
      'settings',
      'state',
      'paused_until',
      'halted_at',
      'spoken_by',
      'disclosure',
    ])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .executeTakeFirstOrThrow() as Promise<SpeakingChannel>;
}

/**
 * The account that got what is answered, else one that is in this conversation, else the mailbox that a mail was begun
 * from, else one of the same network.
 */
export async function findChannel(
  tx: Tx,
  place: { conversationId: string; messageId: string | null; threadId: string | null; profileId: string },
): Promise<SpeakingChannel | undefined> {
  const { rows } = await sql<SpeakingChannel>`
    select c.id, c.external_id as account_id, c.network, c.handle, c.settings, c.state, c.paused_until, c.halted_at, c.spoken_by, c.disclosure
    from channel c
    join profile p on p.workspace_id = c.workspace_id and p.id = ${place.profileId} and p.origin = c.origin
    left join lateral (
      select max(case when m.id = ${place.messageId} then 3 when m.thread_id = ${place.threadId} then 2 else 1 end) as nearness
      from message m join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
      where m.workspace_id = c.workspace_id and m.conversation_id = ${place.conversationId} and mc.channel_id = c.id
    ) linked on true
    left join begun_mail begun on begun.workspace_id = c.workspace_id and begun.thread_id = ${place.threadId} and begun.channel_id = c.id
    where c.workspace_id = ${tx.workspaceId}
    order by coalesce(linked.nearness, 0) desc, (begun.thread_id is not null) desc, c.state = 'connected' desc, c.connected_at
    limit 1`.execute(tx);
  return rows[0];
}

export type Person = Addressee & { externalId: string };

/** A person as the network knows them. */
export function getPerson(tx: Tx, profileId: string): Promise<{ externalId: string; handle: string; name: string }> {
  return tx
    .selectFrom('profile')
    .select(['external_id as externalId', 'handle', 'name'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', profileId)
    .executeTakeFirstOrThrow();
}

/** The customer; in public also everyone else who wrote in the thread or is named there by the customer, and is not us. */
export async function listPeople(
  tx: Tx,
  where: { customerId: string; conversationId: string; threadId: string | null },
): Promise<Person[]> {
  const { customerId, conversationId, threadId } = where;
  const { rows } = await sql<Person>`
    with near as (
      select ${customerId}::uuid as id
      union
      select m.profile_id from message m where m.workspace_id = ${tx.workspaceId} and m.thread_id = ${threadId}
      union
      select named.id from message m
      cross join lateral jsonb_array_elements_text(m.parts -> 'mentions') as mention (external_id)
      join profile named on named.workspace_id = m.workspace_id and named.origin = m.origin and named.external_id = mention.external_id
      where m.workspace_id = ${tx.workspaceId} and m.thread_id = ${threadId} and m.conversation_id = ${conversationId}
    )
    select p.id as "profileId", p.external_id as "externalId", p.handle, p.name
    from near join profile p on p.workspace_id = ${tx.workspaceId} and p.id = near.id
    where not exists (select from channel c where c.workspace_id = p.workspace_id and c.origin = p.origin and c.external_id = p.external_id)
    order by p.id = ${customerId} desc, p.handle`.execute(tx);
  return rows;
}

/** Money promised by somebody in the last 24 hours, in the smallest coin of the policy's currency; what was taken back does not count. */
export async function sumPromised(tx: Tx, actorId: string | null, now: Date): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(c.amount), 0)::float8 as sum from commitment c
    join dispatch d on d.workspace_id = c.workspace_id and d.id = c.dispatch_id
      and d.state in ('held', 'queued', 'sending', 'sent', 'unknown')
    where c.workspace_id = ${tx.workspaceId} and c.actor_id = ${actorId} and c.at > ${new Date(now.getTime() - dayMs)}`.execute(
    tx,
  );
  return rows[0]?.sum ?? 0;
}

/** Those of the wanted attachments that may leave from here: of this conversation and not part of a message. */
export async function listAttachments(
  tx: Tx,
  conversationId: string,
  ids: readonly string[],
): Promise<(AttachmentFacts & { id: string })[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AttachmentFacts & { id: string }>`
    select id, name, state, coalesce(mime_type, '') as "mimeType", coalesce(size_bytes, 0) as "sizeBytes", alt,
      width, height, frames, coalesce(sha256, '') as sha256
    from attachment
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and message_id is null
      and id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** What left for this person, or from here, from this account with the same text in the last day, newest first. */
export async function listSame(
  tx: Tx,
  wanted: {
    conversationId: string;
    threadId: string | null;
    profileId: string;
    channelId: string;
    hash: Buffer;
    stage: Stage;
    now: Date;
    /** Its own dispatch, when what is asked about is one already. */
    besides?: string;
  },
): Promise<TextFacts['same']> {
  const { rows } = await sql<TextFacts['same'][number]>`
    select d.created_at as at,
      d.conversation_id = ${wanted.conversationId}
        and (d.stage = 'private' or d.thread_id is not distinct from ${wanted.threadId}::uuid) as "isHere", array(select coalesce(a.sha256, '') from attachment a
      where a.workspace_id = d.workspace_id and a.id = any(d.attachment_ids)) as "attachmentHashes"
    from conversation c
    join dispatch d on d.workspace_id = c.workspace_id and d.conversation_id = c.id
    where c.workspace_id = ${tx.workspaceId} and (c.profile_id = ${wanted.profileId} or c.id = ${wanted.conversationId})
      and d.channel_id = ${wanted.channelId}
      and d.content_hash = ${wanted.hash} and d.stage = ${wanted.stage}
      and d.state in ('waiting', 'held', 'queued', 'sending', 'sent', 'unknown') and d.id is distinct from ${wanted.besides ?? null}
      and d.created_at > ${new Date(wanted.now.getTime() - dayMs)}
    order by d.created_at desc limit 20`.execute(tx);
  return rows;
}

/** What others of us answered, or something else on our account did, after the version that the person has seen. */
export async function listAnswers(
  tx: Tx,
  conversationId: string,
  seen: { version: number; foreignVersion: number; actorId: string | null; besides?: string },
): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select d.actor_id as "agentId", coalesce(a.name, k.name) as "agentName", d.content as text, d.created_at as at, d.state
    from dispatch d
    left join agent a on a.workspace_id = d.workspace_id and a.id = d.actor_id and d.actor_kind = 'agent'
    left join api_key k on k.workspace_id = d.workspace_id and k.id = d.actor_id and d.actor_kind = 'api_key'
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${conversationId}
      and d.conversation_version > ${seen.version} and d.verb in ('reply', 'direct') and not d.is_automatic
      and d.state in ('waiting', 'held', 'queued', 'sending', 'sent', 'unknown') and d.actor_id is distinct from ${seen.actorId}
      and d.id is distinct from ${seen.besides ?? null}
    order by d.created_at`.execute(tx);
  if (seen.foreignVersion <= seen.version) return rows;
  const foreign = await sql<Answer>`
    select null as "agentId", null as "agentName", m.text, m.received_at as at, 'sent' as state
    from message m
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId} and m.is_foreign and m.direction = 'out'
    order by m.received_seq desc limit 1`.execute(tx);
  return [...rows, ...foreign.rows];
}

/** What the program itself says with a dispatch, which is made for one of each at most; null for everything else. */
export async function findCarried(tx: Tx, dispatchId: string): Promise<Carried | null> {
  const { rows } = await sql<{ carries: Carried | null }>`
    select case
      when exists (select from verification v where v.workspace_id = d.workspace_id and v.dispatch_id = d.id) then 'verification_link'
      when exists (select from contact_consent k where k.workspace_id = d.workspace_id and k.message_id = d.client_key) then 'stop_confirmation'
      end as carries
    from dispatch d where d.workspace_id = ${tx.workspaceId} and d.id = ${dispatchId}`.execute(tx);
  return rows[0]?.carries ?? null;
}

/** Why the viewer may not let an approval through; null when they may, or when there is none. */
export async function judge(tx: Tx, viewer: Viewer, approvalId: string): Promise<Unfit | null> {
  const asked = await readAsked(tx, approvalId);
  if (!asked) return null;
  if (viewer.agentId === null) return 'permission';
  const [candidate] = await listCandidates(tx, asked.askedBy?.agentId ?? null, viewer.agentId);
  if (!candidate) return 'permission';
  return unfitFor(asked, candidate, (await readPolicies(tx)).authority.body);
}
