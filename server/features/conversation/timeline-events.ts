import { sql } from 'kysely';
import type { EventType } from '#contract/events.ts';
import type { TimelineEvent } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { readFamily } from './family.ts';

/** What the history shows; messages, edits and notes stand in the timeline themselves. */
const shownTypes: EventType[] = [
  'conversation.opened',
  'conversation.reopened',
  'conversation.assigned',
  'conversation.status_changed',
  'conversation.set_aside',
  'conversation.brought_back',
  'conversation.vanishes_soon',
  'conversation.vanishes',
  'conversation.left_unanswered',
  'conversation.left_tasks',
  'conversation.ended_in_public',
  'conversation.question_left',
  'conversation.closing_drafted',
  'conversation.invited_in_private',
  'conversation.came_in_private',
  'conversation.priority_changed',
  'conversation.tier_changed',
  'conversation.categorised',
  'verdict.corrected',
  'conversation.triaged',
  'triage.overridden',
  'conversation.tagged',
  'conversation.linked',
  'conversation.merged',
  'conversation.absorbed',
  'conversation.merge_undone',
  'conversation.split',
  'conversation.split_off',
  'conversation.split_undone',
  'conversation.related',
  'conversation.unrelated',
  'matter.dismissed',
  'clock.recomputed',
  'clock.breached',
  'acknowledgement.decided',
  'ticket_form.made',
  'ticket_form.sent',
  'mail.begun',
  'call.changed',
  'call.removed',
  'task.added',
  'task.changed',
  'task.done',
  'task.removed',
  'page.started',
  'page.told',
  'page.acknowledged',
  'page.given_back',
  'page.unanswered',
  'page.ended',
  'escalation.asked',
  'escalation.reminded',
  'escalation.seen',
  'escalation.unanswered',
  'escalation.withdrawn',
  'message.found',
  'message.corrected',
  'message.personal_data_seen',
  'message.cut',
  'danger.found',
  'danger.joined',
  'danger.ended',
  'disclosure.asked',
  'disclosure.decided',
  'attachment.looked_at',
  'attachment.identity_marked',
  'message.deleted',
  'message.captured',
  'message.answered_there',
  'message.hidden',
  'message.reacted',
  'message.liked',
  'profile.blocked',
  'profile.muted',
  'macro.ran',
  'macro.undone',
  'dispatch.refused',
  'dispatch.published_personal_data',
  'approval.asked',
  'approval.given',
  'approval.refused',
  'approval.reminded',
  'approval.late',
  'approval.expired',
  'approval.void',
  'contact.stopped',
  'contact.preference_changed',
  'verification.asked',
  'verification.met',
  'verification.failed',
  'verification.voided',
  'dispatch.cancelled',
  'dispatch.failed',
  'dispatch.unknown',
  'dispatch.settled',
];

export type KeyedEvent = { at: string; seq: number; event: TimelineEvent };

type Stored = {
  id: string;
  at: string;
  position: number;
  happened_at: Date;
  type: string;
  actor_kind: TimelineEvent['actor']['kind'];
  actor_id: string | null;
  actor_name: string | null;
  subject_id: string | null;
  detail: Record<string, unknown> | null;
};

/**
 * The newest events worth showing before a place, newest first, also of what became part of the conversation. An erased
 * detail is empty.
 */
export async function readEvents(
  tx: Tx,
  conversationId: string,
  before: { at: string; seq: number | null } | null,
  limit: number,
): Promise<KeyedEvent[]> {
  const where =
    before === null
      ? sql`true`
      : before.seq === null
        ? sql`e.at < ${before.at}::timestamptz`
        : sql`(e.at, e.position) < (${before.at}::timestamptz, ${before.seq}::bigint)`;
  const family = await readFamily(tx, conversationId);
  const { rows } = await sql<Stored>`
    select e.id, ${exactInstant('e.at')} as at, e.position, e.at as happened_at, e.type, e.actor_kind, e.actor_id, e.subject_id,
      d.body as detail,
      case e.actor_kind
        when 'agent' then (select a.name from agent a where a.workspace_id = e.workspace_id and a.id = e.actor_id)
        when 'api_key' then (select k.name from api_key k where k.workspace_id = e.workspace_id and k.id = e.actor_id)
        when 'stakeholder' then (select s.name from stakeholder s where s.workspace_id = e.workspace_id and s.id = e.actor_id)
        when 'customer' then (select p.name from profile p where p.workspace_id = e.workspace_id and p.id = e.actor_id)
      end as actor_name
    from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.conversation_id = any(${family}::uuid[])
      and e.type = any(${shownTypes}::text[]) and ${where}
      -- These say it themselves.
      and not (e.type = 'conversation.status_changed' and coalesce(d.body ->> 'reason', '') in ('set_aside', 'brought_back', 'no_answer_needed', 'answer_needed'))
    order by e.at desc, e.position desc limit ${limit}`.execute(tx);
  return rows.map((row) => ({ at: row.at, seq: row.position, event: toEvent(row) }));
}

function toEvent(row: Stored): TimelineEvent {
  return {
    kind: 'event',
    id: row.id,
    at: row.happened_at.toISOString(),
    type: row.type,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    subjectId: row.subject_id,
    detail: row.detail ?? {},
  };
}
