import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';

export { readLeads } from './leads.ts';
export { type Notice, notify } from './notify.ts';
export { keepInside, notifyStakeholders } from './stakeholders.ts';

/** Marks notices of this agent read or unread, those named or all; gives the ids of those where that made a difference. */
export async function markNotices(
  tx: Tx,
  agentId: string,
  { ids, isRead }: { ids: 'all' | readonly string[]; isRead: boolean },
  now: Date,
): Promise<string[]> {
  const wanted = ids === 'all' ? sql`true` : sql`id = any(${ids}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    update notice set read_at = ${isRead ? now : null}
    where workspace_id = ${tx.workspaceId} and agent_id = ${agentId} and ${wanted}
      and read_at is ${isRead ? sql`null` : sql`not null`}
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Who reads a conversation has read what they were told of it. */
export async function readNoticesOf(tx: Tx, agentId: string, conversationId: string, now: Date): Promise<void> {
  await sql`
    update notice set read_at = ${now}
    where workspace_id = ${tx.workspaceId} and agent_id = ${agentId} and conversation_id = ${conversationId}
      and read_at is null`.execute(tx);
}

/** Somebody has seen to a page that no way took. Throws `not_found` for one without an alarm. */
export async function settleSilence(tx: Tx, actor: Actor, noticeId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ agentId: string }>`
    update notice set silence_settled_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${noticeId} and silent_at is not null and agent_id is not null
    returning agent_id as "agentId"`.execute(tx);
  if (!rows[0]) throw notFound('alarm');
  const subject = { kind: 'agent', id: rows[0].agentId };
  record(tx, { type: 'notice.silence_settled', at: now, actor, subject, detail: {} });
}
