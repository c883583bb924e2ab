import { sql } from 'kysely';
import type { ConversationStatus, Priority } from '#contract/conversation.ts';
import type { EventDetail, EventType } from '#contract/events.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { replaceTags } from './tags.ts';

export { defaultReopenPolicy, statusAfterInbound, statusAfterSent } from './status.ts';

/** What is wanted of a conversation; absent stays as it is. */
export type ConversationChanges = {
  status?: ConversationStatus;
  /** Needed with the status `snoozed` and later than now. */
  snoozedUntil?: Date;
  assigneeId?: string | null;
  teamId?: string | null;
  priority?: Priority;
  /** All of its tags, by name; unknown ones are created. */
  tags?: readonly string[];
  /** True when something beside the row changed (a note, a dispatch): the version grows in any case. */
  touched?: boolean;
  /** Why the status changed, for the history, when no person decided it. */
  reason?: string;
};

type Current = {
  status: ConversationStatus;
  snoozed_until: Date | null;
  assignee_id: string | null;
  team_id: string | null;
  priority: Priority;
};

/**
 * Changes a conversation under its row's lock, records what became different and lets its version grow once.
 * Wanting what is already so changes nothing and records nothing. Throws AppError.
 */
export async function changeConversation(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  changes: ConversationChanges,
  now: Date,
): Promise<{ changed: boolean }> {
  const current = await lock(tx, conversationId);
  const wanted = await settle(tx, current, changes, now);
  const tags = changes.tags && (await replaceTags(tx, conversationId, changes.tags, now));
  const note = <T extends EventType>(type: T, detail: EventDetail<T>) =>
    record(tx, { type, at: now, actor, subject: { kind: 'conversation', id: conversationId }, conversationId, detail });

  const isStatusNew = wanted.status !== current.status || !sameTime(wanted.snoozed_until, current.snoozed_until);
  const isAssignmentNew = wanted.assignee_id !== current.assignee_id || wanted.team_id !== current.team_id;
  const isPriorityNew = wanted.priority !== current.priority;
  const areTagsNew = tags !== undefined && tags.added.length + tags.removed.length > 0;
  const changed = isStatusNew || isAssignmentNew || isPriorityNew || areTagsNew || changes.touched === true;
  if (!changed) return { changed };

  if (isStatusNew)
    note('conversation.status_changed', {
      from: current.status,
      to: wanted.status,
      ...(wanted.snoozed_until ? { snoozedUntil: wanted.snoozed_until.toISOString() } : {}),
      ...(changes.reason ? { reason: changes.reason } : {}),
    });
  if (isAssignmentNew)
    note('conversation.assigned', { from: current.assignee_id, to: wanted.assignee_id, team: wanted.team_id });
  if (isPriorityNew) note('conversation.priority_changed', { from: current.priority, to: wanted.priority });
  if (areTagsNew) note('conversation.tagged', tags);
  await sql`
    update conversation set status = ${wanted.status}, snoozed_until = ${wanted.snoozed_until}, priority = ${wanted.priority},
      assignee_id = ${wanted.assignee_id}, team_id = ${wanted.team_id},
      resolved_at = case when ${wanted.status} <> 'resolved' then null when status = 'resolved' then resolved_at else ${now}::timestamptz end,
      version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${conversationId}`.execute(tx);
  return { changed };
}

async function lock(tx: Tx, conversationId: string): Promise<Current> {
  const { rows } = await sql<Current>`
    select status, snoozed_until, assignee_id, team_id, priority from conversation
    where workspace_id = ${tx.workspaceId} and id = ${conversationId} for update`.execute(tx);
  const current = rows[0];
  if (!current) throw notFound('conversation');
  return current;
}

async function settle(tx: Tx, current: Current, changes: ConversationChanges, now: Date): Promise<Current> {
  const { status = current.status, assigneeId = current.assignee_id, teamId = current.team_id } = changes;
  if (assigneeId !== null && assigneeId !== current.assignee_id) await requireActiveAgents(tx, [assigneeId]);
  if (teamId !== null && teamId !== current.team_id) await requireTeam(tx, teamId);
  return {
    status,
    snoozed_until: status === 'snoozed' ? snoozeEnd(current, changes, now) : null,
    assignee_id: assigneeId,
    team_id: teamId,
    priority: changes.priority ?? current.priority,
  };
}

function snoozeEnd(current: Current, { status, snoozedUntil }: ConversationChanges, now: Date): Date | null {
  if (status === undefined) return current.snoozed_until;
  if (snoozedUntil && snoozedUntil > now) return snoozedUntil;
  throw new AppError('invalid', 'bad_request', 'A snooze needs a time that is still to come (snoozedUntil).');
}

function sameTime(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}

/** Throws `not_found` unless each is an agent of this workspace who can still sign in. */
export async function requireActiveAgents(tx: Tx, agentIds: readonly string[]): Promise<void> {
  if (agentIds.length === 0) return;
  const found = await tx
    .selectFrom('agent')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('state', '=', 'active')
    .where('id', 'in', agentIds)
    .execute();
  if (found.length < new Set(agentIds).size) throw notFound('agent');
}

async function requireTeam(tx: Tx, teamId: string): Promise<void> {
  const found = await tx
    .selectFrom('team')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', teamId)
    .executeTakeFirst();
  if (!found) throw notFound('team');
}

/**
 * Remembers that this agent has seen everything up to now, mentions of them included. A network's clock may be ahead of
 * ours, so the newest message counts as seen whatever its time.
 */
export async function markRead(tx: Tx, agentId: string, conversationId: string, now: Date): Promise<void> {
  await sql`
    insert into conversation_read (workspace_id, conversation_id, agent_id, read_at)
    select c.workspace_id, c.id, ${agentId}, greatest(${now}::timestamptz, c.last_message_at)
    from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}
    on conflict (workspace_id, conversation_id, agent_id)
    do update set read_at = excluded.read_at where conversation_read.read_at < excluded.read_at`.execute(tx);
  await tx
    .updateTable('note_mention')
    .set({ seen_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('agent_id', '=', agentId)
    .where('conversation_id', '=', conversationId)
    .where('seen_at', 'is', null)
    .execute();
}
