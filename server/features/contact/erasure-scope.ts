import { sql } from 'kysely';
import type { ErasureScope } from '#contract/contact.ts';
import type { Tx } from '#server/db/client.ts';
import { addressHash } from '#server/features/avatar/queries.ts';
import { readMergedBelongings } from './erasure-merges.ts';
import { readFamily } from './queries.ts';

/** Ids of everything that an erasure of one person reaches. */
export type Reached = {
  family: string[];
  profileIds: string[];
  conversationIds: string[];
  /** What they wrote anywhere, and our answers in their conversations. */
  messageIds: string[];
  deliveryIds: string[];
  eventIds: string[];
  noteIds: string[];
  callIds: string[];
  taskIds: string[];
  dispatchIds: string[];
  /** Conversations of theirs that somebody else's were merged into: they stay in work. */
  sharedIds: string[];
  /** Drafts in their conversations, and those elsewhere that name them. */
  drafts: { conversationId: string; agentId: string; mode: string }[];
  attachmentIds: string[];
  /** Names of stored files; another row may hold the same. */
  files: string[];
  avatarFiles: string[];
  contactNoteCount: number;
};

/** Shorter names stand in too many texts to say that somebody is meant. */
const leastNameLength = 4;

/** Everything about a person, in their conversations and elsewhere. Reads raw deliveries, so it may take seconds. */
export async function reachOf(tx: Tx, contactId: string): Promise<Reached> {
  const family = await readFamily(tx, contactId);
  const profiles = await sql<{
    id: string;
    external_id: string;
    network: string;
    handle: string;
    name: string;
    avatar_url: string | null;
  }>`
    select id, external_id, network, handle, name, avatar_url from profile
    where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[])`.execute(tx);
  const profileIds = profiles.rows.map(({ id }) => id);
  const conversationIds = await ids(
    tx,
    sql`
    select id from conversation where workspace_id = ${tx.workspaceId} and profile_id = any(${profileIds}::uuid[])`,
  );
  const { messageIds, noteIds, callIds, taskIds, dispatchIds, foreignIds, sharedIds } = await readMergedBelongings(tx, {
    profileIds,
    conversationIds,
  });
  const named = profiles.rows
    .flatMap(({ handle, name, external_id }) => [handle, name, external_id])
    .filter((name) => name.length >= leastNameLength);
  const tokens = profiles.rows
    .flatMap(({ network, handle, external_id }) => [handle, external_id].map((token) => ({ network, token })))
    .filter(({ token }) => token.length >= leastNameLength);
  const deliveryIds = await findDeliveries(tx, profileIds, messageIds, tokens);
  const attachments = await sql<{ id: string; sha256: string | null }>`
    select id, sha256 from attachment where workspace_id = ${tx.workspaceId}
      and (message_id = any(${messageIds}::uuid[]) or conversation_id = any(${conversationIds}::uuid[]) and message_id is null
        or contact_id = any(${family}::uuid[]))
      and id <> all(${foreignIds}::uuid[])`.execute(tx);
  return {
    family,
    profileIds,
    conversationIds,
    messageIds,
    deliveryIds,
    eventIds: await findDetails(tx, {
      family,
      profileIds,
      conversationIds,
      messageIds: [...messageIds, ...noteIds, ...callIds, ...taskIds, ...dispatchIds],
      deliveryIds,
    }),
    noteIds,
    callIds,
    taskIds,
    dispatchIds,
    sharedIds,
    drafts: await findDrafts(tx, conversationIds, named),
    attachmentIds: attachments.rows.map(({ id }) => id),
    files: [...new Set(attachments.rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))],
    avatarFiles: [
      ...profiles.rows.flatMap(({ avatar_url }) => (avatar_url === null ? [] : [addressHash(avatar_url)])),
      ...(await findAddresses(tx, deliveryIds)).map(addressHash),
    ],
    contactNoteCount: await countContactNotes(tx, family),
  };
}

export function scopeOf(reached: Reached): ErasureScope {
  return {
    profiles: reached.profileIds.length,
    conversations: reached.conversationIds.length,
    messages: reached.messageIds.length,
    attachments: reached.attachmentIds.length,
    notes: reached.noteIds.length + reached.contactNoteCount,
    drafts: reached.drafts.length,
    deliveries: reached.deliveryIds.length,
    events: reached.eventIds.length,
  };
}

async function ids(tx: Tx, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${query}`.execute(tx);
  return rows.map(({ id }) => id);
}

type Token = { network: string; token: string };

/** Pure: a pattern for a handle or id where a network writes one: quoted, after an @ or in an address, to its end. */
const patternOf = (token: string): string => `(^|[@"/])${escaped(token)}($|[^[:alnum:]_.-]|\\.([^[:alnum:]]|$))`;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Raw bytes with anything of theirs: by the ledger, and by their handle or id in them. What still waits is left. */
function findDeliveries(
  tx: Tx,
  profileIds: readonly string[],
  messageIds: readonly string[],
  tokens: readonly Token[],
): Promise<string[]> {
  return ids(
    tx,
    sql`
    select delivery_id as id from delivery_item where workspace_id = ${tx.workspaceId}
      and (profile_id = any(${profileIds}::uuid[]) or message_id = any(${messageIds}::uuid[]))
    union
    select d.id from delivery d where d.workspace_id = ${tx.workspaceId} and d.state not in ('pending', 'held')
      and exists (select from unnest(${tokens.map(({ network }) => network)}::text[], ${tokens.map(({ token }) => token)}::text[],
          ${tokens.map(({ token }) => patternOf(token))}::text[]) as t (network, token, pattern)
        where d.network = t.network and position(convert_to(t.token, 'UTF8') in d.body) > 0
          and encode(d.body, 'escape') ~ t.pattern)`,
  );
}

/** Addresses in raw bytes; a picture that is somebody else's is only copied again. */
async function findAddresses(tx: Tx, deliveryIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct found[1] as address
    from delivery d, regexp_matches(encode(d.body, 'escape'), '(https?://[^"[:space:]\\\\]+)', 'g') as found
    where d.workspace_id = ${tx.workspaceId} and d.id = any(${deliveryIds}::uuid[])`.execute(tx);
  return rows.map(({ address }) => address);
}

type Subjects = Pick<Reached, 'family' | 'profileIds' | 'conversationIds' | 'messageIds' | 'deliveryIds'>;

/** Events whose detail speaks of them. */
function findDetails(tx: Tx, reached: Subjects): Promise<string[]> {
  const { family, profileIds, conversationIds, messageIds, deliveryIds } = reached;
  const subjects = [...family, ...profileIds, ...messageIds, ...deliveryIds];
  return ids(
    tx,
    sql`
    select d.event_id as id from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.conversation_id = any(${conversationIds}::uuid[])
    union
    select d.event_id from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.conversation_id is null and e.subject_id = any(${subjects}::uuid[])
    union
    select d.event_id from message m
    join event e on e.workspace_id = m.workspace_id and e.conversation_id = m.conversation_id and e.subject_id = m.id
    join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${messageIds}::uuid[])`,
  );
}

async function findDrafts(
  tx: Tx,
  conversationIds: readonly string[],
  named: readonly string[],
): Promise<Reached['drafts']> {
  const { rows } = await sql<Reached['drafts'][number]>`
    select conversation_id as "conversationId", agent_id as "agentId", mode from draft
    where workspace_id = ${tx.workspaceId} and (conversation_id = any(${conversationIds}::uuid[])
      or exists (select from unnest(${named.map((name) => `\\m${escaped(name)}\\M`)}::text[]) as n where text ~* n))`.execute(
    tx,
  );
  return rows;
}

async function countContactNotes(tx: Tx, family: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contact_note
    where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}
