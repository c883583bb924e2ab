import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { wakeAt } from '#server/moments/moment.ts';
import type { Notice } from './notify.ts';

/** What somebody without an account is told, by mail. */
export type StakeholderNotice = Pick<Notice, 'kind' | 'conversationId' | 'detail' | 'key'> & { stakeholderId: string };

/** Tells stakeholders within the transaction, at once and each thing by a message of its own. */
export async function notifyStakeholders(tx: Tx, notices: readonly StakeholderNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const column = <K extends keyof StakeholderNotice>(key: K) => notices.map((notice) => notice[key]);
  await sql`
    insert into notice (workspace_id, id, stakeholder_id, kind, conversation_id, detail, urgency, key, at, leaves_at)
    select ${tx.workspaceId}, n.id, n.stakeholder_id, n.kind, n.conversation_id, n.detail::jsonb, 'now', n.key, ${now}, ${now}
    from unnest(${notices.map(() => newId(now))}::uuid[], ${column('stakeholderId')}::uuid[], ${column('kind')}::text[],
      ${column('conversationId')}::uuid[], ${notices.map(({ detail }) => JSON.stringify(detail))}::text[], ${column('key')}::text[])
      as n (id, stakeholder_id, kind, conversation_id, detail, key)
    on conflict on constraint notice_once do nothing`.execute(tx);
  await wakeAt(tx, [now]);
}

/** What tells of this question and has not left the house yet does not leave it. */
export async function keepInside(tx: Tx, escalationId: string): Promise<void> {
  await sql`
    update notice set leaves_at = null
    where workspace_id = ${tx.workspaceId} and kind = 'escalation_asked' and detail ->> 'escalation' = ${escalationId}
      and left_at is null and leaves_at is not null`.execute(tx);
}
