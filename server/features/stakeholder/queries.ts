import { sql } from 'kysely';
import type { Escalation, StakeholderGroup } from '#contract/stakeholder.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { readFamily } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { maskText } from '#server/personal-data/mask-texts.ts';
import { findAsked } from './asked.ts';
import { linkPath, linkToken, replyToken } from './link.ts';

export { recipientOfReply } from './link.ts';

/** The groups that were not taken away, by name; addresses only for those who may change them. */
export async function listGroups(tx: Tx, { permissions }: Viewer): Promise<StakeholderGroup[]> {
  const { rows } = await sql<StakeholderGroup>`
    select g.id, g.name, g.remind_after_minutes as "remindAfterMinutes", g.version, coalesce((
      select json_agg(json_build_object('id', s.id, 'agentId', s.agent_id, 'name', coalesce(a.name, s.name), 'email', s.email,
        'language', coalesce(a.language, s.language)) order by lower(coalesce(a.name, s.name)), s.id)
      from stakeholder s left join agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
      where s.workspace_id = g.workspace_id and s.group_id = g.id and s.removed_at is null
        and (s.agent_id is null or a.state = 'active')), '[]') as people
    from stakeholder_group g
    where g.workspace_id = ${tx.workspaceId} and g.removed_at is null
    order by lower(g.name), g.id`.execute(tx);
  if (permissions.has('policy.manage')) return rows;
  return rows.map((group) => ({ ...group, people: group.people.map((person) => ({ ...person, email: null })) }));
}

type Stored = Omit<Escalation, 'askedAt' | 'nextAt' | 'group'> & {
  conversationId: string;
  groupId: string;
  groupName: string;
  askedAt: Date;
  nextAt: Date | null;
};

/** What was asked about a conversation and all that became part of it, newest first; no reach is asked. */
export async function readEscalations(tx: Tx, conversationId: string): Promise<Escalation[]> {
  const family = await readFamily(tx, conversationId);
  const rows = await read(tx, sql`e.conversation_id = any(${family}::uuid[])`);
  return rows.map(viewOf);
}

/** One question with the conversation it is about. Throws `not_found`; no reach is asked. */
export async function getEscalation(
  tx: Tx,
  escalationId: string,
): Promise<{ escalation: Escalation; conversationId: string }> {
  const [row] = await read(tx, sql`e.id = ${escalationId}`);
  if (!row) throw notFound('escalation');
  return { escalation: viewOf(row), conversationId: row.conversationId };
}

async function read(tx: Tx, which: ReturnType<typeof sql>): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select e.id, e.conversation_id as "conversationId", g.id as "groupId", g.name as "groupName", e.question, e.state,
      e.asked_by as "askedBy", e.asked_at as "askedAt", e.fires_at as "nextAt", coalesce((
        select json_agg(json_build_object('name', coalesce(a.name, s.name), 'agentId', s.agent_id, 'seenAt', r.seen_at,
          'answeredAt', r.answered_at) order by r.answered_at, r.seen_at, lower(coalesce(a.name, s.name)))
        from escalation_recipient r
        join stakeholder s on s.workspace_id = r.workspace_id and s.id = r.stakeholder_id
        left join agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
        where r.workspace_id = e.workspace_id and r.escalation_id = e.id), '[]') as people
    from escalation e join stakeholder_group g on g.workspace_id = e.workspace_id and g.id = e.group_id
    where e.workspace_id = ${tx.workspaceId} and ${which}
    order by e.asked_at desc, e.id desc`.execute(tx);
  return rows;
}

function viewOf({ groupId, groupName, conversationId: _, askedAt, nextAt, people, ...row }: Stored): Escalation {
  const iso = (at: string | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...row,
    group: { id: groupId, name: groupName },
    askedAt: askedAt.toISOString(),
    nextAt: nextAt?.toISOString() ?? null,
    people: people.map((one) => ({ ...one, seenAt: iso(one.seenAt), answeredAt: iso(one.answeredAt) })),
  };
}

/** What the message to somebody who was asked holds; null when it was withdrawn or they left meanwhile. */
export async function readAskedLetter(
  context: Pick<Context, 'secretBox'>,
  tx: Tx,
  recipientId: string,
): Promise<{ question: string; path: string; replyToken: string } | null> {
  const asked = await findAsked(tx, recipientId);
  if (!asked || asked.state === 'withdrawn') return null;
  const link = linkPath(linkToken(context, tx.workspaceId, recipientId));
  return {
    question: maskText(asked.question),
    path: asked.agentId === null ? link : `/escalated/${asked.escalationId}`,
    replyToken: replyToken(context, tx.workspaceId, recipientId),
  };
}
