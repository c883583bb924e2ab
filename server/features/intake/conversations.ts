import { type RawBuilder, sql } from 'kysely';
import type { ConversationStatus } from '#contract/filter.ts';
import { booleans, texts, times, uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { sentAhead } from '#server/db/prepared.ts';
import { record } from '#server/events/record.ts';
import { defaultReopenPolicy, statusAfterInbound } from '#server/features/conversation/commands.ts';
import {
  type Beginning,
  digestOf,
  judgeNewcomers,
  rememberFirstWords,
  setNewAside,
  type Verdict,
} from '#server/features/stranger/commands.ts';
import { systemActor } from '#server/http/viewer.ts';

/** A customer's message looking for its conversation. */
export type Seeker = {
  threadId: string;
  profileId: string;
  contactId: string | null;
  isDirect: boolean;
  network: string;
  occurredAt: Date;
  language: string | null;
  /** Blocked or muted by us, or a program: what is said is kept and asks for nobody. */
  isQuiet: boolean;
  /** What is judged where it begins a conversation; null for what a person took up. */
  newcomer: Omit<Beginning, 'conversationId' | 'digest'> | null;
};

type Known = { id: string; status: ConversationStatus; quietSince: Date };
/** By `pairKey`: the conversation of a customer in a thread, locked until the transaction ends. */
export type Talks = Map<string, Known>;
/** A customer in a thread, as we name them. */
type Pair = { threadId: string; profileId: string };
/** The same as the network names them. */
type OutsidePair = { origin: string; threadExternalId: string; profileExternalId: string };

type Opened = { id: string; seeker: Seeker; lastAt: Date };
/** The conversation of each seeker, and those that are new: written with the times of their messages already. */
type Found = { found: Map<Seeker, string>; opened: ReadonlyMap<string, unknown> };

export const pairKey = ({ threadId, profileId }: Pair) => `${threadId} ${profileId}`;

/**
 * Finds the conversation of each message, in order: the one of this customer in this thread; for a direct message the
 * contact's that asked them in, else the contact's only open one; else a new one. The rows found are locked until the transaction ends.
 * `talks`: what stands of these customers in these threads.
 */
export async function findConversations(tx: Tx, seekers: readonly Seeker[], talks: Talks, now: Date): Promise<Found> {
  const direct = seekers.filter((seeker) => seeker.isDirect);
  const [openOfContact, inviting] = await Promise.all([lockOpen(tx, direct), lockInviting(tx, direct)]);
  const known = new Map(talks);
  const found = new Map<Seeker, string>();
  const opened = new Map<string, Opened>();
  const links: { threadId: string; profileId: string; conversationId: string }[] = [];

  for (const seeker of seekers) {
    const key = pairKey(seeker);
    const current = known.get(key);
    const quietMs = current ? seeker.occurredAt.getTime() - current.quietSince.getTime() : 0;
    const isOpen = openOfContact.get(seeker.contactId ?? '') ?? new Set();
    if (current && statusAfterInbound(current.status, quietMs, defaultReopenPolicy) === 'open') {
      isOpen.add(current.id);
      found.set(seeker, current.id);
      noteLast(opened.get(current.id), seeker);
      continue;
    }
    const [only, another] = isOpen;
    const invited = seeker.isDirect && current === undefined ? inviting.get(seeker.contactId ?? '') : undefined;
    const joined = invited ?? (seeker.isDirect && current === undefined && another === undefined ? only : undefined);
    const id = joined ?? newId(now);
    if (joined) linked(tx, joined, seeker, now);
    else opened.set(id, { id, seeker, lastAt: seeker.occurredAt });
    noteLast(opened.get(id), seeker);
    isOpen.add(id);
    known.set(key, { id, status: 'open', quietSince: seeker.occurredAt });
    links.push({ threadId: seeker.threadId, profileId: seeker.profileId, conversationId: id });
    found.set(seeker, id);
  }
  await open(tx, [...opened.values()], now);
  await pointThreads(tx, links);
  return { found, opened };
}

/** Strangers' requests and spam begin set aside. */
async function open(tx: Tx, opened: readonly Opened[], now: Date): Promise<void> {
  const beginnings = opened.flatMap(({ id, seeker }) =>
    seeker.isQuiet || !seeker.newcomer
      ? []
      : [{ ...seeker.newcomer, conversationId: id, digest: digestOf(seeker.newcomer.text) }],
  );
  const verdicts = await judgeNewcomers(tx, beginnings, now);
  await insertConversations(tx, opened, verdicts, now);
  await rememberFirstWords(tx, beginnings, now);
  await setNewAside(tx, verdicts, now);
}

function noteLast(opened: Opened | undefined, { occurredAt }: Seeker): void {
  if (opened && occurredAt > opened.lastAt) opened.lastAt = occurredAt;
}

/** What these customers talk about in these threads. */
export async function lockTalks(tx: Tx, pairs: readonly Pair[]): Promise<Talks> {
  if (pairs.length === 0) return new Map();
  return lockTalksOf(
    tx,
    sql`(select distinct * from unnest(${uuids(pairs.map((p) => p.threadId))}, ${uuids(pairs.map((p) => p.profileId))})) as s (thread_id, profile_id)`,
  );
}

/** The same for who waits: asked together with what makes sure that customers and threads stand here, and right behind it. */
export async function lockTalksOutside(tx: Tx, pairs: readonly OutsidePair[]): Promise<Talks> {
  if (pairs.length === 0) return new Map();
  return lockTalksOf(
    tx,
    sql`(
      select distinct t.id as thread_id, p.id as profile_id
      from unnest(${texts(pairs.map((p) => p.origin))}, ${texts(pairs.map((p) => p.threadExternalId))}, ${texts(pairs.map((p) => p.profileExternalId))})
        as o (origin, thread, profile)
      join thread t on t.workspace_id = ${tx.workspaceId} and t.origin = o.origin and t.external_id = o.thread
      join profile p on p.workspace_id = ${tx.workspaceId} and p.origin = o.origin and p.external_id = o.profile
    ) as s`,
  );
}

async function lockTalksOf(tx: Tx, pairs: RawBuilder<unknown>): Promise<Talks> {
  const { rows } = await sql<Pair & Known>`
    select ct.thread_id as "threadId", ct.profile_id as "profileId", c.id, c.status,
      coalesce(c.resolved_at, c.last_message_at) as "quietSince"
    from ${pairs}
    join conversation_thread ct on ct.workspace_id = ${tx.workspaceId} and ct.thread_id = s.thread_id and ct.profile_id = s.profile_id
    join conversation c on c.workspace_id = ct.workspace_id and c.id = ct.conversation_id
    order by c.id for update of c`.execute(tx);
  return new Map(rows.map((row) => [pairKey(row), row]));
}

/**
 * By contact: its conversations that are not resolved; an entry for each contact that was asked for. Looked up for each of
 * them, as a planner that has not counted yet would begin at the conversations and read all of them.
 */
async function lockOpen(tx: Tx, seekers: readonly Seeker[]): Promise<Map<string, Set<string>>> {
  const contacts = [...new Set(seekers.flatMap((seeker) => seeker.contactId ?? []))];
  if (contacts.length === 0) return new Map();
  const { rows } = await sql<{ contact_id: string; id: string }>`
    with open as materialized (
      select q.id as contact_id, c.id
      from unnest(${uuids(contacts)}) as q (id)
      cross join lateral (select id from profile where workspace_id = ${tx.workspaceId} and contact_id = q.id offset 0) p
      cross join lateral (
        select id from conversation where workspace_id = ${tx.workspaceId} and profile_id = p.id and status <> 'resolved' and merged_into is null
        offset 0
      ) c
    )
    select open.contact_id, c.id from open join conversation c on c.workspace_id = ${tx.workspaceId} and c.id = open.id
      and c.status <> 'resolved' and c.merged_into is null
    order by c.id for update of c`.execute(tx);
  const open = new Map(contacts.map((contact) => [contact, new Set<string>()]));
  for (const row of rows) open.get(row.contact_id)?.add(row.id);
  return open;
}

/** By contact: the conversation that asked them in last, while nobody has come. */
async function lockInviting(tx: Tx, seekers: readonly Seeker[]): Promise<Map<string, string>> {
  const contacts = [...new Set(seekers.flatMap((seeker) => seeker.contactId ?? []))];
  if (contacts.length === 0) return new Map();
  const { rows } = await sql<{ contact_id: string; id: string }>`
    select p.contact_id, c.id from private_invitation i
    join dispatch d on d.workspace_id = i.workspace_id and d.id = i.dispatch_id and d.state not in ('cancelled', 'failed')
    join profile p on p.workspace_id = i.workspace_id and p.id = i.profile_id
    join conversation c on c.workspace_id = i.workspace_id and c.id = i.conversation_id and c.merged_into is null
    where i.workspace_id = ${tx.workspaceId} and p.contact_id = any(${uuids(contacts)}) and i.came_at is null
    order by i.invited_at for update of c`.execute(tx);
  return new Map(rows.map((row) => [row.contact_id, row.id]));
}

function linked(tx: Tx, conversationId: string, seeker: Seeker, now: Date): void {
  record(tx, {
    type: 'conversation.linked',
    at: now,
    actor: systemActor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { other: seeker.threadId, reason: 'direct_message_of_same_contact' },
  });
}

async function insertConversations(
  tx: Tx,
  opened: readonly Opened[],
  aside: ReadonlyMap<string, Verdict>,
  now: Date,
): Promise<void> {
  if (opened.length === 0) return;
  const column = <T>(pick: (one: (typeof opened)[number]) => T) => opened.map(pick);
  await sql`${sentAhead}
    with counter as (
      update conversation_counter set last_number = last_number + ${opened.length} where workspace_id = ${tx.workspaceId} returning last_number
    )
    insert into conversation (workspace_id, id, number, profile_id, status, language, opened_at, last_message_at, last_inbound_at, resolved_at)
    select ${tx.workspaceId}, n.id, counter.last_number - ${opened.length} + n.ordinality, n.profile_id,
      case when n.is_quiet or n.is_aside then 'resolved' else 'open' end, n.language, ${now}, n.at, case when n.is_quiet then null else n.at end,
      case when n.is_quiet or n.is_aside then ${now}::timestamptz end
    from counter, unnest(${uuids(column((one) => one.id))}, ${uuids(column((one) => one.seeker.profileId))},
      ${texts(column((one) => one.seeker.language))}, ${times(column((one) => one.lastAt))},
      ${booleans(column((one) => one.seeker.isQuiet))}, ${booleans(column((one) => aside.has(one.id)))})
      with ordinality as n (id, profile_id, language, at, is_quiet, is_aside, ordinality)`.execute(tx);
  for (const { id, seeker } of opened) {
    const actor = { kind: 'customer', id: seeker.profileId } as const;
    const subject = { kind: 'conversation', id };
    record(tx, {
      type: 'conversation.opened',
      at: now,
      actor,
      subject,
      conversationId: id,
      detail: { network: seeker.network },
    });
    if (seeker.isQuiet || aside.has(id))
      record(tx, {
        type: 'conversation.status_changed',
        at: now,
        actor: systemActor,
        subject,
        conversationId: id,
        detail: { from: 'open', to: 'resolved', reason: seeker.isQuiet ? 'restrained' : 'set_aside' },
      });
  }
}

/** From here on this customer's messages in this thread belong to that conversation. */
async function pointThreads(
  tx: Tx,
  links: readonly { threadId: string; profileId: string; conversationId: string }[],
): Promise<void> {
  const last = [...new Map(links.map((link) => [pairKey(link), link])).values()];
  if (last.length === 0) return;
  await sql`${sentAhead}
    insert into conversation_thread (workspace_id, thread_id, profile_id, conversation_id)
    select ${tx.workspaceId}, * from unnest(${uuids(last.map((l) => l.threadId))}, ${uuids(last.map((l) => l.profileId))}, ${uuids(last.map((l) => l.conversationId))})
    on conflict (workspace_id, thread_id, profile_id) do update set conversation_id = excluded.conversation_id`.execute(
    tx,
  );
}

/** What a batch of messages did to a conversation. */
export type ConversationChange = {
  conversationId: string;
  lastMessageAt: Date;
  lastInboundAt: Date | null;
  wakes: boolean;
};

/** Moves the conversations on: newest times, version, and open again where the customer wrote. */
export async function advanceConversations(tx: Tx, changes: readonly ConversationChange[], now: Date): Promise<void> {
  if (changes.length === 0) return;
  const { rows } = await sql<{ id: string; before: ConversationStatus; after: ConversationStatus }>`
    with change as (
      select * from unnest(${uuids(changes.map((c) => c.conversationId))}, ${times(changes.map((c) => c.lastMessageAt))},
        ${times(changes.map((c) => c.lastInboundAt))}, ${booleans(changes.map((c) => c.wakes))}) as c (id, at, inbound_at, wakes)
    ), before as (
      select c.id, c.status from conversation c join change using (id) where c.workspace_id = ${tx.workspaceId} order by c.id for update of c
    )
    update conversation c set
      last_message_at = greatest(c.last_message_at, change.at),
      last_inbound_at = greatest(c.last_inbound_at, change.inbound_at),
      -- What is set aside stays so whatever else they write.
      status = case when change.wakes and c.aside is null then 'open' else c.status end,
      snoozed_until = case when change.wakes and c.aside is null then null else c.snoozed_until end,
      resolved_at = case when change.wakes and c.aside is null then null else c.resolved_at end,
      held_by_department = case when change.wakes and c.aside is null then null else c.held_by_department end,
      version = c.version + 1
    from change join before using (id)
    where c.workspace_id = ${tx.workspaceId} and c.id = change.id
    returning c.id, before.status as before, c.status as after`.execute(tx);
  for (const { id, before, after } of rows) {
    if (before === after) continue;
    const common = { at: now, actor: systemActor, subject: { kind: 'conversation', id }, conversationId: id };
    if (before === 'resolved') record(tx, { type: 'conversation.reopened', ...common, detail: { from: before } });
    else
      record(tx, {
        type: 'conversation.status_changed',
        ...common,
        detail: { from: before, to: after, reason: 'customer_wrote' },
      });
  }
}
