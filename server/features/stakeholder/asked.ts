import { type RawBuilder, sql } from 'kysely';
import type { EscalationState } from '#contract/stakeholder.ts';
import type { Tx } from '#server/db/client.ts';
import { readSurvivors } from '#server/features/conversation/queries.ts';
import type { Actor } from '#server/http/viewer.ts';

/** One person and one question that was put to them. */
export type Asked = {
  recipientId: string;
  stakeholderId: string;
  /** Null for somebody without an account. */
  agentId: string | null;
  name: string;
  escalationId: string;
  groupName: string;
  question: string;
  state: EscalationState;
  /** Where the conversation is today, after merges. */
  conversationId: string;
  pageId: string | null;
  askedBy: string | null;
  askedByName: string | null;
  askedAt: Date;
  expiresAt: Date;
  seenAt: Date | null;
  answeredAt: Date | null;
};

/** One recipient, or null: also when they left the group, the workspace, or the group was taken away. */
export async function findAsked(tx: Tx, recipientId: string): Promise<Asked | null> {
  const [found] = await readAsked(tx, sql`r.id = ${recipientId}`);
  return found ?? null;
}

/** Those questions that this agent may see as a stakeholder: open first, then the newest of the others. */
export function listAsked(tx: Tx, agentId: string, limit: number): Promise<Asked[]> {
  return readAsked(
    tx,
    sql`s.agent_id = ${agentId} and e.state <> 'withdrawn'
      order by e.state = 'answered', e.asked_at desc, e.id desc limit ${limit}`,
  );
}

/** The agent's own part in a question, or null; of one in two groups that of the first. */
export async function findOwn(tx: Tx, agentId: string, escalationId: string): Promise<Asked | null> {
  const [found] = await readAsked(
    tx,
    sql`s.agent_id = ${agentId} and e.id = ${escalationId} and e.state <> 'withdrawn'`,
  );
  return found ?? null;
}

/** The same under the locks of what an answer changes: the call first, as whoever goes on with it takes them. */
export async function lockAsked(tx: Tx, recipientId: string): Promise<Asked | null> {
  const before = await findAsked(tx, recipientId);
  if (!before) return null;
  if (before.pageId)
    await sql`select from page where workspace_id = ${tx.workspaceId} and id = ${before.pageId} for update`.execute(tx);
  await sql`
    select from escalation where workspace_id = ${tx.workspaceId} and id = ${before.escalationId} for update`.execute(
    tx,
  );
  return findAsked(tx, recipientId);
}

async function readAsked(tx: Tx, which: RawBuilder<unknown>): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select r.id as "recipientId", s.id as "stakeholderId", s.agent_id as "agentId", coalesce(a.name, s.name) as name,
      e.id as "escalationId", g.name as "groupName", e.question, e.state, e.conversation_id as "conversationId",
      e.page_id as "pageId", e.asked_by as "askedBy", asker.name as "askedByName", e.asked_at as "askedAt",
      r.expires_at as "expiresAt", r.seen_at as "seenAt", r.answered_at as "answeredAt"
    from escalation_recipient r
    join escalation e on e.workspace_id = r.workspace_id and e.id = r.escalation_id
    join stakeholder s on s.workspace_id = r.workspace_id and s.id = r.stakeholder_id and s.removed_at is null
    join stakeholder_group g on g.workspace_id = s.workspace_id and g.id = s.group_id and g.removed_at is null
    left join agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
    left join agent asker on asker.workspace_id = e.workspace_id and asker.id = e.asked_by
    where r.workspace_id = ${tx.workspaceId} and (s.agent_id is null or a.state = 'active') and ${which}`.execute(tx);
  const survivors = await readSurvivors(
    tx,
    rows.map(({ conversationId }) => conversationId),
  );
  return rows.map((row) => ({ ...row, conversationId: survivors.get(row.conversationId)?.id ?? row.conversationId }));
}

/** Who does it, for events and notes. */
export const actorOfAsked = ({ agentId, stakeholderId }: Pick<Asked, 'agentId' | 'stakeholderId'>): Actor =>
  agentId === null ? { kind: 'stakeholder', id: stakeholderId } : { kind: 'agent', id: agentId };
