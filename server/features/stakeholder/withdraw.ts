import { sql } from 'kysely';
import type { EscalationState } from '#contract/stakeholder.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { keepInside } from '#server/features/notification/commands.ts';
import type { Actor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { nextReminder } from './ask.ts';

/**
 * Withdraws a question: nobody who was asked sees the conversation any more, and what has not left yet does not leave. Or
 * asks it again, as it stood. Wanting what is so changes nothing.
 */
export async function withdrawEscalation(
  tx: Tx,
  actor: Actor,
  { escalationId, withdrawn }: { escalationId: string; withdrawn: boolean },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{
    state: EscalationState;
    conversationId: string;
    groupName: string;
    isOfPage: boolean;
    reminded: number;
    remindAfterMinutes: number | null;
    seenAt: Date | null;
    answeredAt: Date | null;
  }>`
    select e.state, e.conversation_id as "conversationId", g.name as "groupName", e.page_id is not null as "isOfPage", e.reminded,
      g.remind_after_minutes as "remindAfterMinutes", e.seen_at as "seenAt", e.answered_at as "answeredAt"
    from escalation e join stakeholder_group g on g.workspace_id = e.workspace_id and g.id = e.group_id
    where e.workspace_id = ${tx.workspaceId} and e.id = ${escalationId} for update of e`.execute(tx);
  const [before] = rows;
  if (!before) throw notFound('escalation');
  if ((before.state === 'withdrawn') === withdrawn) return;
  const { answeredAt, seenAt, isOfPage, remindAfterMinutes, reminded, groupName, conversationId } = before;
  const state = withdrawn ? 'withdrawn' : answeredAt ? 'answered' : seenAt ? 'seen' : 'asked';
  const fires = withdrawn || answeredAt || isOfPage ? null : nextReminder(remindAfterMinutes, reminded, now);
  await sql`
    update escalation set state = ${state}, withdrawn_at = ${withdrawn ? now : null}, fires_at = ${fires}
    where workspace_id = ${tx.workspaceId} and id = ${escalationId}`.execute(tx);
  if (withdrawn) await keepInside(tx, escalationId);
  record(tx, {
    type: 'escalation.withdrawn',
    at: now,
    actor,
    subject: { kind: 'escalation', id: escalationId },
    conversationId,
    detail: { group: groupName, withdrawn },
  });
  await wakeAt(tx, [fires]);
}
