import { sql } from 'kysely';
import type { NoticeDetail, NoticeKind, NoticeUrgency } from '#contract/notification.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';

export type Notice = {
  agentId: string;
  kind: NoticeKind;
  conversationId: string | null;
  /** Own ids, codes and numbers only, never texts of customers. */
  detail: NoticeDetail;
  /** `page` goes at once by two independent ways whatever the quiet hours; `now` at once outside quiet hours; `later` may wait for a digest. */
  urgency: NoticeUrgency;
  /** One notice per person and key: what is told again is not told twice. */
  key: string;
};

/**
 * Tells people within the transaction; what leaves the house goes out after it, by each person's ways. Who can no longer
 * sign in is not told.
 */
export async function notify(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const column = <K extends keyof Notice>(key: K) => notices.map((notice) => notice[key]);
  const { rows } = await sql<{ id: string; agentId: string; key: string }>`
    insert into notice (workspace_id, id, agent_id, kind, conversation_id, detail, urgency, key, at)
    select ${tx.workspaceId}, n.id, n.agent_id, n.kind, n.conversation_id, n.detail::jsonb, n.urgency, n.key, ${now}
    from unnest(${notices.map(() => newId(now))}::uuid[], ${column('agentId')}::uuid[], ${column('kind')}::text[],
      ${column('conversationId')}::uuid[], ${notices.map(({ detail }) => JSON.stringify(detail))}::text[],
      ${column('urgency')}::text[], ${column('key')}::text[])
      as n (id, agent_id, kind, conversation_id, detail, urgency, key)
    join agent a on a.workspace_id = ${tx.workspaceId} and a.id = n.agent_id and a.state = 'active'
    on conflict on constraint notice_once do nothing
    returning id, agent_id as "agentId", key`.execute(tx);
  const told = new Set(rows.map(({ agentId, key }) => `${agentId} ${key}`));
  for (const notice of notices) {
    if (!told.delete(`${notice.agentId} ${notice.key}`)) continue;
    record(tx, {
      type: 'notice.told',
      at: now,
      actor: systemActor,
      subject: { kind: 'agent', id: notice.agentId },
      conversationId: notice.conversationId ?? undefined,
      detail: { kind: notice.kind, urgency: notice.urgency },
    });
  }
}
