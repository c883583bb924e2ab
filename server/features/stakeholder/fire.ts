import { sql } from 'kysely';
import { mostReminders } from '#contract/stakeholder.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { readPlaces, readSurvivors } from '#server/features/conversation/queries.ts';
import { notify } from '#server/features/notification/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { whoWaits } from './answer.ts';
import { nextReminder, remind } from './ask.ts';

/** Reminds those who were asked and said nothing, and in the end tells whoever waits for them. */
export async function fireEscalations(
  { db, now }: Pick<Context, 'db' | 'now'>,
  workspaceId: WorkspaceId,
): Promise<void> {
  while (await db.inWorkspace(workspaceId, (tx) => fireNext(tx, now())));
}

type Due = {
  id: string;
  conversationId: string;
  groupName: string;
  askedBy: string | null;
  reminded: number;
  remindAfterMinutes: number | null;
};

async function fireNext(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<Due>`
    select e.id, e.conversation_id as "conversationId", g.name as "groupName", e.asked_by as "askedBy", e.reminded, g.remind_after_minutes as "remindAfterMinutes"
    from escalation e
    join stakeholder_group g on g.workspace_id = e.workspace_id and g.id = e.group_id
    where e.workspace_id = ${tx.workspaceId} and e.fires_at <= ${now}
    order by e.fires_at, e.id limit 1 for update of e skip locked`.execute(tx);
  const [found] = rows;
  if (!found) return false;
  const survivors = await readSurvivors(tx, [found.conversationId]);
  const due = { ...found, conversationId: survivors.get(found.conversationId)?.id ?? found.conversationId };
  const next = await goOn(tx, due, now);
  await sql`
    update escalation set fires_at = ${next} where workspace_id = ${tx.workspaceId} and id = ${due.id}`.execute(tx);
  await wakeAt(tx, [next]);
  return true;
}

/** When it goes on next; what is resolved reminds nobody any more. */
async function goOn(tx: Tx, due: Due, now: Date): Promise<Date | null> {
  const place = (await readPlaces(tx, [due.conversationId])).get(due.conversationId);
  if (place?.status === 'resolved') return null;
  if (due.reminded < mostReminders && (await remind(tx, due.id, now)) > 0)
    return nextReminder(due.remindAfterMinutes, due.reminded + 1, now);
  await tellNobodyAnswered(tx, due, now);
  return null;
}

async function tellNobodyAnswered(tx: Tx, due: Due, now: Date): Promise<void> {
  record(tx, {
    type: 'escalation.unanswered',
    at: now,
    actor: systemActor,
    subject: { kind: 'escalation', id: due.id },
    conversationId: due.conversationId,
    detail: { group: due.groupName },
  });
  await notify(
    tx,
    (await whoWaits(tx, due)).map((agentId) => ({
      agentId,
      kind: 'escalation_unanswered',
      conversationId: due.conversationId,
      detail: { group: due.groupName },
      urgency: 'now',
      key: `unanswered ${due.id} ${due.reminded}`,
    })),
    now,
  );
}
