import { sql } from 'kysely';
import { mostReminders } from '#contract/stakeholder.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { notify, notifyStakeholders } from '#server/features/notification/commands.ts';
import type { Actor } from '#server/http/viewer.ts';
import { systemActor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { linkDays } from './link.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

type Question = {
  conversationId: string;
  groupId: string;
  /** Empty for none. */
  question: string;
};

/**
 * Puts a question about a conversation to everybody in a group. Throws `not_found` for a group that is none, and
 * `nobody_to_ask` when nobody is in it.
 */
export async function askGroup(tx: Tx, actor: Actor, asked: Question, now: Date): Promise<string> {
  const group = await readGroup(tx, asked.groupId);
  if (!group) throw notFound('group');
  if (group.people.length === 0)
    throw new AppError(
      'refused',
      'nobody_to_ask',
      `Nobody is in the group “${group.name}”. Add people to it in Settings → Stakeholders.`,
      { parameters: { group: group.name } },
    );
  const fires = nextReminder(group.remindAfterMinutes, 0, now);
  return write(tx, actor, { ...asked, pageId: null, group, fires }, now);
}

/**
 * The step of a call asks a group, or reminds it of what an earlier step asked. Its own next step is the reminder. Answers
 * how many people that reached: none where the group is gone or empty, or has answered.
 */
export async function askGroupForPage(tx: Tx, asked: Question & { pageId: string }, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from escalation
    where workspace_id = ${tx.workspaceId} and page_id = ${asked.pageId} and group_id = ${asked.groupId} for update`.execute(
    tx,
  );
  const [known] = rows;
  if (known) return known.state === 'answered' || known.state === 'withdrawn' ? 0 : remind(tx, known.id, now);
  const group = await readGroup(tx, asked.groupId);
  if (!group || group.people.length === 0) return 0;
  await write(tx, systemActor, { ...asked, group, fires: null }, now);
  return group.people.length;
}

type Person = { stakeholderId: string; agentId: string | null };
type Group = { name: string; remindAfterMinutes: number | null; people: Person[] };

/** A group with those in it who can be reached; null for one that is gone. */
async function readGroup(tx: Tx, groupId: string): Promise<Group | null> {
  const group = await tx
    .selectFrom('stakeholder_group')
    .select(['name', 'remind_after_minutes as remindAfterMinutes'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', groupId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!group) return null;
  const { rows } = await sql<Person>`
    select s.id as "stakeholderId", s.agent_id as "agentId" from stakeholder s
    left join agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
    where s.workspace_id = ${tx.workspaceId} and s.group_id = ${groupId} and s.removed_at is null
      and (s.agent_id is null or a.state = 'active') order by s.added_at, s.id`.execute(tx);
  return { ...group, people: rows };
}

type Written = Question & { pageId: string | null; group: Group; fires: Date | null };

async function write(
  tx: Tx,
  actor: Actor,
  { conversationId, groupId, question, pageId, group, fires }: Written,
  now: Date,
): Promise<string> {
  const id = newId(now);
  await tx
    .insertInto('escalation')
    .values({
      workspace_id: tx.workspaceId,
      id,
      conversation_id: conversationId,
      group_id: groupId,
      question,
      page_id: pageId,
      asked_by: actor.kind === 'agent' ? actor.id : null,
      state: 'asked',
      asked_at: now,
      fires_at: fires,
    })
    .execute();
  const recipients = group.people.map((person) => ({ ...person, recipientId: newId(now) }));
  await tx
    .insertInto('escalation_recipient')
    .values(
      recipients.map(({ recipientId, stakeholderId }) => ({
        workspace_id: tx.workspaceId,
        id: recipientId,
        escalation_id: id,
        stakeholder_id: stakeholderId,
        asked_at: now,
        expires_at: linkEnd(now),
      })),
    )
    .execute();
  record(tx, {
    type: 'escalation.asked',
    at: now,
    actor,
    subject: { kind: 'escalation', id },
    conversationId,
    detail: { group: group.name, question, people: recipients.length },
  });
  const by = actor.kind === 'agent' ? actor.id : null;
  await tellAsked(tx, recipients, { escalationId: id, conversationId, groupName: group.name, by, round: 0 }, now);
  await wakeAt(tx, [fires]);
  return id;
}

const linkEnd = (now: Date) => new Date(now.getTime() + linkDays * dayMs);

/** When who has not answered is reminded, or after the last reminder who asked is told; null for never. */
export function nextReminder(remindAfterMinutes: number | null, reminded: number, now: Date): Date | null {
  if (remindAfterMinutes === null || reminded > mostReminders) return null;
  return new Date(now.getTime() + remindAfterMinutes * minuteMs);
}

/**
 * Tells those who were asked once more: those who said that they look at it, else everybody. Their links begin anew.
 * Answers how many that are.
 */
export async function remind(tx: Tx, escalationId: string, now: Date): Promise<number> {
  const { rows } = await sql<
    Person & { recipientId: string; seenAt: Date | null; conversationId: string; groupName: string } & {
      by: string | null;
      reminded: number;
    }
  >`
    select s.id as "stakeholderId", s.agent_id as "agentId", r.id as "recipientId", r.seen_at as "seenAt",
      e.conversation_id as "conversationId", g.name as "groupName", e.asked_by as by, e.reminded
    from escalation e
    join escalation_recipient r on r.workspace_id = e.workspace_id and r.escalation_id = e.id
    join stakeholder s on s.workspace_id = r.workspace_id and s.id = r.stakeholder_id and s.removed_at is null
    join stakeholder_group g on g.workspace_id = s.workspace_id and g.id = s.group_id and g.removed_at is null
    where e.workspace_id = ${tx.workspaceId} and e.id = ${escalationId}`.execute(tx);
  const looking = rows.filter(({ seenAt }) => seenAt !== null);
  const people = looking.length > 0 ? looking : rows;
  const [first] = people;
  if (!first) return 0;
  const round = first.reminded + 1;
  await sql`
    update escalation_recipient set expires_at = ${linkEnd(now)}
    where workspace_id = ${tx.workspaceId} and id = any(${people.map(({ recipientId }) => recipientId)}::uuid[])`.execute(
    tx,
  );
  await sql`
    update escalation set reminded = ${round} where workspace_id = ${tx.workspaceId} and id = ${escalationId}`.execute(
    tx,
  );
  const { conversationId, groupName, by } = first;
  record(tx, {
    type: 'escalation.reminded',
    at: now,
    actor: systemActor,
    subject: { kind: 'escalation', id: escalationId },
    conversationId,
    detail: { group: groupName, people: people.length },
  });
  await tellAsked(tx, people, { escalationId, conversationId, groupName, by, round }, now);
  return people.length;
}

type Telling = {
  escalationId: string;
  conversationId: string;
  groupName: string;
  by: string | null;
  /** 0 when they are asked, then one for each reminder. */
  round: number;
};

async function tellAsked(
  tx: Tx,
  people: readonly (Person & { recipientId: string })[],
  { escalationId, conversationId, groupName, by, round }: Telling,
  now: Date,
): Promise<void> {
  const noticeOf = (recipientId: string) => ({
    kind: 'escalation_asked' as const,
    conversationId,
    detail: {
      escalation: escalationId,
      recipient: recipientId,
      group: groupName,
      round,
      ...(by === null ? {} : { by }),
    },
    key: `asked ${recipientId} ${round}`,
  });
  await notify(
    tx,
    people.flatMap(({ agentId, recipientId }) =>
      agentId === null ? [] : [{ agentId, urgency: 'now' as const, ...noticeOf(recipientId) }],
    ),
    now,
  );
  await notifyStakeholders(
    tx,
    people.flatMap(({ agentId, stakeholderId, recipientId }) =>
      agentId === null ? [{ stakeholderId, ...noticeOf(recipientId) }] : [],
    ),
    now,
  );
}
