import { sql } from 'kysely';
import type { AnswerWay } from '#contract/stakeholder.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { addNote } from '#server/features/note/commands.ts';
import { notify, readLeads } from '#server/features/notification/commands.ts';
import { takeForGroup } from '#server/features/page/commands.ts';
import { type Asked, actorOfAsked, lockAsked } from './asked.ts';

export type NewAnswer = {
  /** Made by the caller; a second try with it finds what the first one wrote. */
  id: string;
  text: string;
  way: AnswerWay;
  /** Also when somebody else has answered meanwhile; then it is one more note. */
  isAddition: boolean;
};

/** What became of an answer. */
export type Answered =
  | { outcome: 'answered'; noteId: string }
  /** Somebody else was quicker, and this is no addition: nothing was written. */
  | { outcome: 'answered_before'; byName: string }
  /** It was withdrawn, or whoever was asked is no longer in the group. */
  | { outcome: 'gone' };

/**
 * Answers a question as one of those who were asked: the answer becomes a note in the conversation, whoever asked and
 * whoever holds the conversation are told, and a call that asked has somebody who takes care. Of two who answer in the
 * same moment one is first, and the other hears who.
 */
export async function answerEscalation(
  tx: Tx,
  recipientId: string,
  { id, text, way, isAddition }: NewAnswer,
  now: Date,
): Promise<Answered> {
  const asked = await lockAsked(tx, recipientId);
  if (!asked || asked.state === 'withdrawn') return { outcome: 'gone' };
  if (await isWritten(tx, id, recipientId)) return { outcome: 'answered', noteId: id };
  if (asked.state === 'answered' && asked.answeredAt === null && !isAddition)
    return { outcome: 'answered_before', byName: await firstToAnswer(tx, asked.escalationId) };
  const actor = actorOfAsked(asked);
  const note = { id, text, mentions: [], recipientId };
  await addNote(tx, actor, asked.conversationId, note, now);
  await settle(tx, asked, now);
  record(tx, {
    type: 'escalation.answered',
    at: now,
    actor,
    subject: { kind: 'escalation', id: asked.escalationId },
    conversationId: asked.conversationId,
    detail: { group: asked.groupName, note: id, way },
  });
  if (asked.pageId) await takeForGroup(tx, { ...asked, pageId: asked.pageId, byLink: way !== 'account' }, now);
  await tellAnswer(tx, asked, id, now);
  return { outcome: 'answered', noteId: id };
}

async function isWritten(tx: Tx, noteId: string, recipientId: string): Promise<boolean> {
  const { rows } = await sql`
    select from note where workspace_id = ${tx.workspaceId} and id = ${noteId} and recipient_id = ${recipientId}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The name of who answered first; empty when they are no longer known. */
export async function firstToAnswer(tx: Tx, escalationId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(a.name, s.name) as name from escalation_recipient r
    join stakeholder s on s.workspace_id = r.workspace_id and s.id = r.stakeholder_id
    left join agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
    where r.workspace_id = ${tx.workspaceId} and r.escalation_id = ${escalationId} and r.answered_at is not null
    order by r.answered_at, r.id limit 1`.execute(tx);
  return rows[0]?.name ?? '';
}

async function settle(tx: Tx, { recipientId, escalationId }: Asked, now: Date): Promise<void> {
  await sql`
    update escalation_recipient set answered_at = coalesce(answered_at, ${now}), seen_at = coalesce(seen_at, ${now})
    where workspace_id = ${tx.workspaceId} and id = ${recipientId}`.execute(tx);
  await sql`
    update escalation set state = 'answered', answered_at = coalesce(answered_at, ${now}), seen_at = coalesce(seen_at, ${now}),
      fires_at = null
    where workspace_id = ${tx.workspaceId} and id = ${escalationId}`.execute(tx);
}

async function tellAnswer(tx: Tx, asked: Asked, noteId: string, now: Date): Promise<void> {
  const people = (await whoWaits(tx, asked)).filter((agentId) => agentId !== asked.agentId);
  await notify(
    tx,
    people.map((agentId) => ({
      agentId,
      kind: 'escalation_answered',
      conversationId: asked.conversationId,
      detail: { name: asked.name, group: asked.groupName },
      urgency: 'now',
      key: `answered ${noteId}`,
    })),
    now,
  );
}

/** Whoever asked and whoever holds the conversation; where that is nobody, those who lead. */
export async function whoWaits(
  tx: Tx,
  { conversationId, askedBy }: Pick<Asked, 'conversationId' | 'askedBy'>,
): Promise<string[]> {
  const row = await tx
    .selectFrom('conversation')
    .select(['assignee_id', 'team_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  const people = [askedBy, row?.assignee_id ?? null].filter((one) => one !== null);
  return people.length > 0 ? [...new Set(people)] : [...(await readLeads(tx))(row?.team_id ?? null)];
}
