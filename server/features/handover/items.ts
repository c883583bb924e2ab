import { sql } from 'kysely';
import type { ClockKind } from '#contract/clock.ts';
import type { HandoverItems } from '#contract/handover.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

const hourMs = 3_600_000;
/** A clock that is due sooner than this is at risk. */
const atRiskMs = 2 * hourMs;
/** Tasks that are due sooner after the change than this go along. */
const tasksMs = 12 * hourMs;
const most = 50;

/** Whose conversations a note tells of, who goes, and when. */
export type Scope = { teamId: string | null; fromAgentId: string; at: Date };

/** What the next shift takes over, as it is now and within the viewer's reach. */
export async function readItems(tx: Tx, viewer: Viewer, scope: Scope, now: Date): Promise<HandoverItems> {
  return {
    clocks: await readClocks(tx, viewer, scope, now),
    pages: await readPages(tx, viewer, scope),
    approvals: await readApprovals(tx, viewer, scope, now),
    tasks: await readTasks(tx, viewer, scope),
  };
}

const ofTeam = ({ teamId }: Scope) => (teamId === null ? sql`true` : sql`c.team_id = ${teamId}`);
type Conversation = { conversationId: string | null; number: number | null; name: string | null };
const aboutOf = ({ conversationId, number, name }: Conversation) =>
  conversationId === null || number === null ? null : { id: conversationId, number, name: name ?? '' };

async function readClocks(tx: Tx, viewer: Viewer, scope: Scope, now: Date): Promise<HandoverItems['clocks']> {
  const { rows } = await sql<Conversation & { kind: ClockKind; dueAt: Date }>`
    select c.id as "conversationId", c.number, f.name, k.kind, k.due_at as "dueAt"
    from conversation c
    join clock k on k.workspace_id = c.workspace_id and k.conversation_id = c.id and k.is_primary and k.state = 'running'
    join profile f on f.workspace_id = c.workspace_id and f.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.status in ('open', 'pending', 'on_hold')
      and c.primary_due_at <= ${new Date(now.getTime() + atRiskMs)} and c.merged_into is null and ${ofTeam(scope)}
      and ${withinReach(viewer)}
    order by k.due_at, c.id limit ${most}`.execute(tx);
  return rows.flatMap(({ kind, dueAt, ...row }) => {
    const conversation = aboutOf(row);
    return conversation ? [{ conversation, kind, dueAt: dueAt.toISOString() }] : [];
  });
}

async function readPages(tx: Tx, viewer: Viewer, scope: Scope): Promise<HandoverItems['pages']> {
  const { rows } = await sql<Conversation & { id: string; ladder: string; startedAt: Date }>`
    select p.id, p.name as ladder, p.started_at as "startedAt", c.id as "conversationId", c.number, f.name
    from page p
    left join conversation c on c.workspace_id = p.workspace_id and c.id = p.conversation_id
    left join profile f on f.workspace_id = c.workspace_id and f.id = c.profile_id
    where p.workspace_id = ${tx.workspaceId} and p.state in ('open', 'unanswered')
      and (p.conversation_id is null or (${ofTeam(scope)} and ${withinReach(viewer)}))
    order by p.started_at, p.id limit ${most}`.execute(tx);
  return rows.map(({ id, ladder, startedAt, ...row }) => ({
    id,
    name: ladder,
    startedAt: startedAt.toISOString(),
    conversation: aboutOf(row),
  }));
}

async function readApprovals(tx: Tx, viewer: Viewer, scope: Scope, now: Date): Promise<HandoverItems['approvals']> {
  const { rows } = await sql<Conversation & { id: string; dueAt: Date }>`
    select p.id, p.due_at as "dueAt", c.id as "conversationId", c.number, f.name
    from approval p
    join dispatch d on d.workspace_id = p.workspace_id and d.id = p.dispatch_id
    join conversation c on c.workspace_id = d.workspace_id and c.id = d.conversation_id
    join profile f on f.workspace_id = c.workspace_id and f.id = c.profile_id
    where p.workspace_id = ${tx.workspaceId} and p.state = 'asked' and p.expires_at > ${now}
      and ${ofTeam(scope)} and ${withinReach(viewer)}
    order by p.due_at, p.id limit ${most}`.execute(tx);
  return rows.flatMap(({ id, dueAt, ...row }) => {
    const conversation = aboutOf(row);
    return conversation ? [{ id, conversation, dueAt: dueAt.toISOString() }] : [];
  });
}

async function readTasks(tx: Tx, viewer: Viewer, { fromAgentId, at }: Scope): Promise<HandoverItems['tasks']> {
  const { rows } = await sql<Conversation & { id: string; text: string; isPromise: boolean; dueAt: Date }>`
    select t.id, t.text, t.is_promise as "isPromise", t.due_at as "dueAt", c.id as "conversationId", c.number, f.name
    from task t
    join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    join profile f on f.workspace_id = c.workspace_id and f.id = c.profile_id
    where t.workspace_id = ${tx.workspaceId} and t.owner_id = ${fromAgentId} and t.done_at is null and t.removed_at is null
      and t.due_at <= ${new Date(at.getTime() + tasksMs)} and ${withinReach(viewer)}
    order by t.due_at, t.id limit ${most}`.execute(tx);
  return rows.map(({ id, text, isPromise, dueAt, ...row }) => ({
    id,
    text,
    isPromise,
    dueAt: dueAt.toISOString(),
    conversation: aboutOf(row),
  }));
}
