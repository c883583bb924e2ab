import { sql } from 'kysely';
import type { EventDetail, EventType } from '#contract/events.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { isAssignmentNew, isStatusNew, type Standing } from './change.ts';
import { type TagChange, writeTags } from './tags.ts';

export type Locked = Standing & { id: string; isMerged: boolean };

/** Those of these conversations that exist, each with its row locked, in the order in which everybody locks them. */
export async function lockConversations(tx: Tx, conversationIds: readonly string[]): Promise<Locked[]> {
  const { rows } = await sql<Locked>`
    select c.id, c.status, ${exactInstant('c.snoozed_until')} as "snoozedUntil", ${exactInstant('c.resolved_at')} as "resolvedAt",
      c.held_by_department as "heldBy", c.assignee_id as "assigneeId", c.team_id as "teamId", c.priority, c.tier, c.merged_into is not null as "isMerged"
    from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])
    order by c.id for update`.execute(tx);
  return rows;
}

/** One conversation before and after; only what differs is recorded. */
export type Change = {
  id: string;
  before: Standing;
  after: Standing;
  tags?: TagChange | undefined;
  /** Why it went to or from somebody, when no person decided it, and the routing rule's name. */
  given?: Pick<EventDetail<'conversation.assigned'>, 'because' | 'rule'> | undefined;
};

type Why = {
  actor: Actor;
  now: Date;
  /** Why the status changed, when no person decided it; why the tier did, in a person's words. */
  reason?: string | undefined;
  /** The bulk action that these changes belong to. */
  correlationId?: string | undefined;
};

/** Writes changes of locked conversations, one statement a table however many they are; each version grows once. */
export async function writeChanges(tx: Tx, changes: readonly Change[], why: Why): Promise<void> {
  if (changes.length === 0) return;
  const column = <T>(pick: (after: Standing) => T) => changes.map(({ after }) => pick(after));
  await sql`
    update conversation c set status = w.status, snoozed_until = w.snoozed_until, resolved_at = w.resolved_at,
      held_by_department = w.held_by, assignee_id = w.assignee_id, team_id = w.team_id, priority = w.priority, tier = w.tier,
      priority_by_hand = case when w.priority = c.priority then c.priority_by_hand else ${why.actor.kind !== 'system'} end,
      aside = case when w.status = 'resolved' then c.aside end, version = c.version + 1
    from unnest(${changes.map(({ id }) => id)}::uuid[], ${column((after) => after.status)}::text[],
      ${column((after) => after.snoozedUntil)}::timestamptz[], ${column((after) => after.resolvedAt)}::timestamptz[],
      ${column((after) => after.assigneeId)}::uuid[], ${column((after) => after.teamId)}::uuid[],
      ${column((after) => after.priority)}::text[], ${column((after) => after.heldBy)}::text[],
      ${column((after) => after.tier)}::smallint[])
      as w (id, status, snoozed_until, resolved_at, assignee_id, team_id, priority, held_by, tier)
    where c.workspace_id = ${tx.workspaceId} and c.id = w.id`.execute(tx);
  await writeTags(tx, changes);
  for (const change of changes) recordChange(tx, change, why);
}

function recordChange(
  tx: Tx,
  { id, before, after, tags, given }: Change,
  { actor, now, reason, correlationId }: Why,
): void {
  const note = <T extends EventType>(type: T, detail: EventDetail<T>) =>
    record(tx, {
      type,
      at: now,
      actor,
      subject: { kind: 'conversation', id },
      conversationId: id,
      correlationId,
      detail,
    });
  if (isStatusNew(before, after))
    note('conversation.status_changed', {
      from: before.status,
      to: after.status,
      ...(after.snoozedUntil ? { snoozedUntil: new Date(after.snoozedUntil).toISOString() } : {}),
      ...(after.heldBy ? { heldBy: after.heldBy } : {}),
      ...(reason ? { reason } : {}),
    });
  if (isAssignmentNew(before, after))
    note('conversation.assigned', { from: before.assigneeId, to: after.assigneeId, team: after.teamId, ...given });
  if (before.priority !== after.priority)
    note('conversation.priority_changed', { from: before.priority, to: after.priority });
  if (before.tier !== after.tier)
    note('conversation.tier_changed', {
      from: before.tier,
      to: after.tier,
      ...(given?.rule ? { rule: given.rule } : {}),
      ...(reason ? { reason } : {}),
    });
  if (tags && tags.added.length + tags.removed.length > 0)
    note('conversation.tagged', {
      added: tags.added.map(({ name }) => name),
      removed: tags.removed.map(({ name }) => name),
    });
}
