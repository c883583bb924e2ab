import { sql } from 'kysely';
import type { ErasureScope } from '#contract/contact.ts';
import type { Tx } from '#server/db/client.ts';
import { addressHash } from '#server/features/avatar/queries.ts';
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
  /** Drafts in their conversations, and those elsewhere that name them. */
  drafts: { conversationId: string; agentId: string; mode: string }[];
  attachmentIds: string[];
  /** Names of stored files; another row may hold the same. */
  files: string[];
  avatarFiles: string[];
  noteCount: number;
};

/** Shorter names stand in too many texts to say that somebody is meant. */
const leastNameLength = 4;

/** Everything about a person, in their conversations and elsewhere. Reads raw deliveries, so it may take seconds. */
export async function reachOf(tx: Tx, contactId: string): Promise<Reached> {
  const family = await readFamily(tx, contactId);
  const profiles = await sql<{
    id: string;
    external_id: string;
    handle: string;
    name: string;
    avatar_url: string | null;
  }>`
    select id, external_id, handle, name, avatar_url from profile
    where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[])`.execute(tx);
  const profileIds = profiles.rows.map(({ id }) => id);
  const conversationIds = await ids(
    tx,
    sql`
    select id from conversation where workspace_id = ${tx.workspaceId} and profile_id = any(${profileIds}::uuid[])`,
  );
  const messageIds = await ids(
    tx,
    sql`
    select id from message where workspace_id = ${tx.workspaceId} and profile_id = any(${profileIds}::uuid[])
    union
    select id from message
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[]) and direction = 'out'`,
  );
  const named = profiles.rows
    .flatMap(({ handle, name, external_id }) => [handle, name, external_id])
    .filter((name) => name.length >= leastNameLength);
  const deliveryIds = await findDeliveries(tx, profileIds, messageIds, named);
  const attachments = await sql<{ id: string; sha256: string | null }>`
    select id, sha256 from attachment where workspace_id = ${tx.workspaceId}
      and (message_id = any(${messageIds}::uuid[]) or conversation_id = any(${conversationIds}::uuid[]))`.execute(tx);
  return {
    family,
    profileIds,
    conversationIds,
    messageIds,
    deliveryIds,
    eventIds: await findDetails(tx, { family, profileIds, conversationIds, messageIds, deliveryIds }),
    drafts: await findDrafts(tx, conversationIds, named),
    attachmentIds: attachments.rows.map(({ id }) => id),
    files: [...new Set(attachments.rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))],
    avatarFiles: profiles.rows.flatMap(({ avatar_url }) => (avatar_url === null ? [] : [addressHash(avatar_url)])),
    noteCount: await countNotes(tx, family, conversationIds),
  };
}

export function scopeOf(reached: Reached): ErasureScope {
  return {
    profiles: reached.profileIds.length,
    conversations: reached.conversationIds.length,
    messages: reached.messageIds.length,
    attachments: reached.attachmentIds.length,
    notes: reached.noteCount,
    drafts: reached.drafts.length,
    deliveries: reached.deliveryIds.length,
    events: reached.eventIds.length,
  };
}

async function ids(tx: Tx, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${query}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Raw bytes with anything of theirs: by the ledger, and by what stands in them. What still waits to be read is left. */
function findDeliveries(
  tx: Tx,
  profileIds: readonly string[],
  messageIds: readonly string[],
  named: readonly string[],
): Promise<string[]> {
  return ids(
    tx,
    sql`
    select delivery_id as id from delivery_item where workspace_id = ${tx.workspaceId}
      and (profile_id = any(${profileIds}::uuid[]) or message_id = any(${messageIds}::uuid[]))
    union
    select d.id from delivery d where d.workspace_id = ${tx.workspaceId} and d.state <> 'pending'
      and exists (select from unnest(${named}::text[]) as n where position(convert_to(n, 'UTF8') in d.body) > 0)`,
  );
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
      or exists (select from unnest(${named}::text[]) as n where position(lower(n) in lower(text)) > 0))`.execute(tx);
  return rows;
}

async function countNotes(tx: Tx, family: readonly string[], conversationIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from note where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[]))::int
      + (select count(*) from contact_note where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[]))::int as count`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
