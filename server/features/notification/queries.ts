import { sql } from 'kysely';
import { type NoticeGroup, type SilentPage, unreadShown } from '#contract/notification.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

export { readGroups } from './groups.ts';
export { readLeads } from './leads.ts';
export { readPage } from './page.ts';

/** Further back nobody looks in a list. */
const mostNotices = 500;

type Stored = Omit<NoticeGroup, 'at' | 'conversation'> & { at: Date; conversationId: string | null };

/** What this agent was told, grouped by conversation and kind, newest first; for an API key nothing. */
export async function listNotices(tx: Tx, viewer: Viewer): Promise<NoticeGroup[]> {
  if (viewer.agentId === null) return [];
  const { rows } = await sql<Stored>`
    with newest as (
      select id, kind, conversation_id, detail, urgency, at, read_at is not null as is_read from notice
      where workspace_id = ${tx.workspaceId} and agent_id = ${viewer.agentId}
      order by at desc, id desc limit ${mostNotices}
    )
    select array_agg(id order by at desc, id desc) as ids, kind, conversation_id as "conversationId",
      (array_agg(detail order by at desc, id desc))[1] as detail, (array_agg(urgency order by at desc, id desc))[1] as urgency,
      max(at) as at, is_read as "isRead"
    from newest group by coalesce(conversation_id, id), conversation_id, kind, is_read
    order by max(at) desc, max(id::text) desc`.execute(tx);
  const seen = await readConversations(
    tx,
    viewer,
    rows.flatMap(({ conversationId }) => conversationId ?? []),
  );
  return rows.map(({ at, conversationId, ...group }) => ({
    ...group,
    at: at.toISOString(),
    conversation: (conversationId && seen.get(conversationId)) || null,
  }));
}

type Named = NonNullable<NoticeGroup['conversation']>;

async function readConversations(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Named>`
    select c.id, c.number, coalesce(nullif(p.name, ''), p.handle) as name, p.network
    from conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${ids}::uuid[]) and ${withinReach(viewer)}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Groups that this agent has not read, counted up to one more than is shown. */
export async function countUnread(tx: Tx, { agentId }: Viewer): Promise<number> {
  if (agentId === null) return 0;
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (
      select distinct coalesce(conversation_id, id), kind from notice
      where workspace_id = ${tx.workspaceId} and agent_id = ${agentId} and read_at is null limit ${unreadShown + 1}
    ) as one`.execute(tx);
  return rows[0]?.unread ?? 0;
}

/** An alarm that nobody settled ends after so long, in ms. */
const alarmMs = 86_400_000;
const mostAlarms = 20;

/** Pages that no way took, and that neither their person nor a lead has seen to. */
export async function listSilentPages(tx: Tx, now: Date): Promise<SilentPage[]> {
  const { rows } = await sql<Omit<SilentPage, 'since'> & { since: Date }>`
    select n.id, a.id as "agentId", a.name, n.silent_at as since
    from notice n join agent a on a.workspace_id = n.workspace_id and a.id = n.agent_id
    where n.workspace_id = ${tx.workspaceId} and n.silent_at > ${new Date(now.getTime() - alarmMs)}
      and n.silence_settled_at is null and n.read_at is null
    order by n.silent_at desc limit ${mostAlarms}`.execute(tx);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
