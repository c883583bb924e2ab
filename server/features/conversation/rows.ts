import { sql } from 'kysely';
import type { ConversationRow } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import { avatarPath } from '#server/features/avatar/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** A row as every viewer would see it: read once, finished for each of them. */
export type RowMaterial = Omit<ConversationRow, 'unread'>;

/** How much of the newest message a row shows, in characters. */
export const previewLength = 160;

type Stored = {
  id: string;
  number: number;
  version: number;
  status: ConversationRow['status'];
  priority: ConversationRow['priority'];
  profile_id: string;
  contact_id: string | null;
  network: string;
  handle: string;
  name: string;
  avatar_url: string | null;
  followers: number | null;
  preview: string | null;
  direction: 'in' | 'out' | null;
  visibility: ConversationRow['visibility'] | null;
  assignee_id: string | null;
  team_id: string | null;
  tags: string[];
  snoozed_until: Date | null;
  last_message_at: Date;
  last_inbound_at: Date | null;
  outbox: ConversationRow['outbox'];
};

/** The material of those that exist, in the order of the ids. Callers apply the viewer's reach. */
export async function readRows(tx: Tx, conversationIds: readonly string[]): Promise<RowMaterial[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<Stored>`
    select c.id, c.number, c.version, c.status, c.priority, c.assignee_id, c.team_id, c.snoozed_until,
      c.last_message_at, c.last_inbound_at,
      p.id as profile_id, p.contact_id, p.network, p.handle, p.name, p.avatar_url, p.followers,
      newest.preview, newest.direction, newest.visibility,
      array(
        select t.name from conversation_tag ct join tag t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
        where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id order by t.name
      ) as tags,
      (
        select d.state from dispatch d
        where d.workspace_id = c.workspace_id and d.conversation_id = c.id
          and d.state in ('held', 'queued', 'sending', 'failed', 'unknown')
        order by d.created_at desc limit 1
      ) as outbox
    from unnest(${conversationIds}::uuid[]) with ordinality as wanted (id, n)
    join conversation c on c.workspace_id = ${tx.workspaceId} and c.id = wanted.id
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join lateral (
      select left(m.text, ${previewLength}::int) as preview, m.direction, m.visibility from message m
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
    previewDirection: stored.direction,
    visibility: stored.visibility ?? 'public',
    awaitsUs: stored.direction === 'in',
    assigneeId: stored.assignee_id,
    teamId: stored.team_id,
    tags: stored.tags,
    snoozedUntil: stored.snoozed_until?.toISOString() ?? null,
    lastMessageAt: stored.last_message_at.toISOString(),
    lastInboundAt: stored.last_inbound_at?.toISOString() ?? null,
    outbox: stored.outbox,
  };
}

/** When each of these agents last read each of these conversations. */
export type ReadMarks = ReadonlyMap<string, Date>;
const markKey = (agentId: string, conversationId: string) => `${agentId} ${conversationId}`;

export async function readMarks(
  tx: Tx,
  agentIds: readonly string[],
  conversationIds: readonly string[],
): Promise<ReadMarks> {
  if (agentIds.length === 0 || conversationIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('conversation_read')
    .select(['agent_id', 'conversation_id', 'read_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', 'in', conversationIds)
    .where('agent_id', 'in', agentIds)
    .execute();
  return new Map(rows.map((row) => [markKey(row.agent_id, row.conversation_id), row.read_at]));
}

/** The row for one viewer. What is settled asks for nobody's attention, so it is never unread. */
export function finishRow(material: RowMaterial, { agentId }: Viewer, marks: ReadMarks): ConversationRow {
  if (agentId === null || material.lastInboundAt === null || material.status === 'resolved')
    return { ...material, unread: false };
  const readAt = marks.get(markKey(agentId, material.id));
  return { ...material, unread: readAt === undefined || new Date(material.lastInboundAt) > readAt };
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
