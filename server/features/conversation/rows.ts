import { sql } from 'kysely';
import type { ClockKind, RunningClock } from '#contract/clock.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Tx } from '#server/db/client.ts';
import { avatarPath } from '#server/features/avatar/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** A row as every viewer would see it: read once, finished for each of them. */
export type RowMaterial = Omit<ConversationRow, 'unread' | 'following'> & {
  /** The colleague who wrote the newest message; null when it is not ours or nobody here wrote it. */
  newestBy: string | null;
  /** The conversation that it became part of. */
  mergedInto: string | null;
  isAside: boolean;
};

/** How much of the newest message a row shows, in characters. */
export const previewLength = 160;

/** Moments as PostgreSQL writes them into JSON. */
type StoredClock = {
  kind: ClockKind;
  due_at: string | null;
  warn_at: string | null;
  left_ms: number | null;
  paused_by: string | null;
};

type Stored = {
  id: string;
  number: number;
  version: number;
  status: ConversationRow['status'];
  priority: ConversationRow['priority'];
  in_danger: boolean;
  tier: ConversationRow['tier'];
  profile_id: string;
  contact_id: string | null;
  network: string;
  handle: string;
  name: string;
  avatar_url: string | null;
  followers: number | null;
  preview: string | null;
  deleted_by: ConversationRow['previewDeletedBy'];
  direction: 'in' | 'out' | null;
  visibility: ConversationRow['visibility'] | null;
  agent_id: string | null;
  assignee_id: string | null;
  team_id: string | null;
  tags: string[];
  snoozed_until: Date | null;
  last_message_at: Date;
  last_inbound_at: Date | null;
  awaits_us: boolean;
  language: string | null;
  held_by_department: string | null;
  primary_due_at: Date | null;
  clock: StoredClock | null;
  outbox: ConversationRow['outbox'];
  merged_into: string | null;
  is_aside: boolean;
};

/** What a row says of `message m`: its words while it stands, else who took it away. */
export const preview = sql`case when m.deleted_at is null then left(m.text, ${previewLength}::int) end as preview,
  case when m.deleted_at is not null then coalesce(m.deleted_by, 'author') end as deleted_by`;

/** The material of those that exist, in the order of the ids. Callers apply the viewer's reach. */
export async function readRows(tx: Tx, conversationIds: readonly string[]): Promise<RowMaterial[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<Stored>`
    select c.id, c.number, c.version, c.status, c.priority, c.in_danger, c.tier, c.assignee_id, c.team_id, c.snoozed_until,
      c.last_message_at, c.last_inbound_at, c.language, c.primary_due_at, c.merged_into, c.aside is not null as is_aside, c.held_by_department,
      coalesce(c.last_inbound_at >= c.last_message_at, false) as awaits_us,
      p.id as profile_id, p.contact_id, p.network, p.handle, p.name, p.avatar_url, p.followers,
      newest.preview, newest.deleted_by, newest.direction, newest.agent_id,
      -- A mail that we began stands nowhere until it has left, and is private from the beginning.
      coalesce(newest.visibility, (
        select 'private' from conversation_thread ct
        join begun_mail b on b.workspace_id = ct.workspace_id and b.thread_id = ct.thread_id
        where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id limit 1
      )) as visibility,
      array(
        select t.name from conversation_tag ct join tag t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
        where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id order by t.name
      ) as tags,
      (
        select d.state from dispatch d
        where d.workspace_id = c.workspace_id and d.conversation_id = c.id
          and d.state in ('held', 'queued', 'sending', 'failed', 'unknown')
        order by d.created_at desc limit 1
      ) as outbox,
      (
        select json_build_object('kind', k.kind, 'due_at', k.due_at, 'warn_at', k.warn_at, 'paused_by', k.paused_by,
          'left_ms', case when k.state = 'paused' then k.target_minutes * 60000::bigint - k.spent_ms end)
        from clock k
        where k.workspace_id = c.workspace_id and k.conversation_id = c.id and k.is_primary limit 1
      ) as clock
    from unnest(${conversationIds}::uuid[]) with ordinality as wanted (id, n)
    join conversation c on c.workspace_id = ${tx.workspaceId} and c.id = wanted.id
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join lateral (
      select ${preview}, m.direction, m.visibility, m.agent_id from message m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      order by m.occurred_at desc, m.received_seq desc limit 1
    ) newest on true
    order by wanted.n`.execute(tx);
  return rows.map(toMaterial);
}

function toMaterial(stored: Stored): RowMaterial {
  return {
    id: stored.id,
    number: stored.number,
    version: stored.version,
    status: stored.status,
    priority: stored.priority,
    inDanger: stored.in_danger,
    tier: stored.tier,
    network: stored.network,
    sandbox: stored.network === 'sandbox',
    profile: {
      id: stored.profile_id,
      contactId: stored.contact_id,
      network: stored.network,
      handle: stored.handle,
      name: stored.name,
      avatarUrl: avatarPath(stored.profile_id, stored.avatar_url),
      followers: stored.followers,
    },
    preview: stored.preview ?? '',
    previewDeletedBy: stored.deleted_by,
    previewDirection: stored.direction,
    visibility: stored.visibility ?? 'public',
    awaitsUs: stored.awaits_us,
    assigneeId: stored.assignee_id,
    teamId: stored.team_id,
    tags: stored.tags,
    language: stored.language,
    snoozedUntil: stored.snoozed_until?.toISOString() ?? null,
    heldBy: stored.held_by_department,
    primaryDueAt: stored.primary_due_at?.toISOString() ?? null,
    clock: stored.clock && toClock(stored.clock),
    lastMessageAt: stored.last_message_at.toISOString(),
    lastInboundAt: stored.last_inbound_at?.toISOString() ?? null,
    outbox: stored.outbox,
    newestBy: stored.agent_id,
    mergedInto: stored.merged_into,
    isAside: stored.is_aside,
  };
}

function toClock(stored: StoredClock): RunningClock {
  const moment = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  return {
    kind: stored.kind,
    dueAt: moment(stored.due_at),
    warnAt: moment(stored.warn_at),
    leftMs: stored.left_ms,
    pausedBy: stored.paused_by,
  };
}

/** What an agent has to do with a conversation: how far they have read, whether they follow and what colleagues noted. */
export type Mark = { readAt: Date | null; isUnread: boolean; isFollowed: boolean; notedAt: Date | null };
export type Marks = ReadonlyMap<string, Mark>;
export const markKey = (agentId: string | null, conversationId: string) => `${agentId} ${conversationId}`;

/** The marks of these agents on these conversations, where they have any. */
export async function readMarks(
  tx: Tx,
  agentIds: readonly string[],
  conversationIds: readonly string[],
): Promise<Marks> {
  if (agentIds.length === 0 || conversationIds.length === 0) return new Map();
  const within = (alias: string) => sql`${sql.ref(`${alias}.workspace_id`)} = ${tx.workspaceId}
    and ${sql.ref(`${alias}.conversation_id`)} = any(${conversationIds}::uuid[]) and ${sql.ref(`${alias}.agent_id`)} = any(${agentIds}::uuid[])`;
  const { rows } = await sql<Mark & { agentId: string; conversationId: string }>`
    select agent_id as "agentId", conversation_id as "conversationId", r.read_at as "readAt", coalesce(r.is_unread, false) as "isUnread",
      f.followed_at is not null as "isFollowed", f.noted_at as "notedAt"
    from (select r.agent_id, r.conversation_id, r.read_at, r.is_unread from conversation_read r where ${within('r')}) r
    full join (
      select f.agent_id, f.conversation_id, f.followed_at, (
        select max(n.created_at) from note n
        where n.workspace_id = f.workspace_id and n.conversation_id = f.conversation_id and n.agent_id is distinct from f.agent_id
      ) as noted_at
      from conversation_follower f where ${within('f')}
    ) f using (agent_id, conversation_id)`.execute(tx);
  return new Map(rows.map(({ agentId, conversationId, ...mark }) => [markKey(agentId, conversationId), mark]));
}

/** The row for one viewer. */
export function finishRow(
  { newestBy, mergedInto, isAside, ...material }: RowMaterial,
  { agentId }: Viewer,
  marks: Marks,
): ConversationRow {
  const mark = marks.get(markKey(agentId, material.id));
  const unread = agentId !== null && isUnread({ ...material, newestBy, mergedInto, isAside }, agentId, mark);
  return { ...material, unread, following: mark?.isFollowed ?? false };
}

/**
 * What the customer said last asks for everyone's attention until it is settled; what colleagues say asks for that of
 * followers, settled or not; what a person marked asks until they read it.
 */
function isUnread(material: RowMaterial, agentId: string, mark: Mark | undefined): boolean {
  if (mark?.isUnread) return true;
  const { lastInboundAt, lastMessageAt, previewDirection, newestBy, status } = material;
  const isNew = (at: Date | null) => at !== null && (!mark?.readAt || at > mark.readAt);
  if (lastInboundAt !== null && (status !== 'resolved' || mark?.isFollowed) && isNew(new Date(lastInboundAt)))
    return true;
  if (!mark?.isFollowed) return false;
  const isColleagues = previewDirection === 'out' && newestBy !== agentId;
  return isNew(mark.notedAt) || (isColleagues && isNew(new Date(lastMessageAt)));
}

/** The rows of one viewer, in the order of the ids. Callers have applied the reach. */
export async function readRowsFor(
  tx: Tx,
  viewer: Viewer,
  conversationIds: readonly string[],
): Promise<ConversationRow[]> {
  const materials = await readRows(tx, conversationIds);
  const marks = await readMarks(tx, viewer.agentId === null ? [] : [viewer.agentId], conversationIds);
  return materials.map((material) => finishRow(material, viewer, marks));
}
