import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import type { Actor } from '#server/http/viewer.ts';
import { differs, settle, type Wanted } from './change.ts';
import { refuseMerged } from './family.ts';
import { planTags } from './tags.ts';
import { lockConversations, writeChanges } from './write.ts';

export { differs, type Standing, settle, type Wanted } from './change.ts';
export { refuseMerged } from './family.ts';
export { follow, followMany, unfollow } from './follow.ts';
export { markManyRead, markRead, markUnread, restoreRead } from './read.ts';
export { defaultReopenPolicy, statusAfterInbound, statusAfterSent } from './status.ts';

export { findOrCreateTags, findTags, readTags, type Tag } from './tags.ts';
export { noteEnding, requireAnswered } from './unanswered.ts';
export { type Change, type Locked, lockConversations, writeChanges } from './write.ts';

/** What is wanted of a conversation; absent stays as it is. */
export type ConversationChanges = Wanted & {
  /** All of its tags, by name; unknown ones are created. */
  tags?: readonly string[];
  /** True when something beside the row changed (a note, a dispatch): the version grows in any case. */
  touched?: boolean;
  /** Why the status changed, when no person decided it, or the tier, in a person's words; for the history. */
  reason?: string;
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
  const [before] = await lockConversations(tx, [conversationId]);
  if (!before) throw notFound('conversation');
  await refuseMerged(tx, conversationId, before.isMerged);
  const after = settle(before, changes, now);
  if (after.assigneeId !== null && after.assigneeId !== before.assigneeId)
    await requireActiveAgents(tx, [after.assigneeId]);
  if (after.teamId !== null && after.teamId !== before.teamId) await requireTeam(tx, after.teamId);
  const tags = changes.tags && (await planTags(tx, conversationId, changes.tags, now));
  const areTagsNew = tags !== undefined && tags.added.length + tags.removed.length > 0;
  const changed = differs(before, after) || areTagsNew || changes.touched === true;
  if (changed)
    await writeChanges(tx, [{ id: conversationId, before, after, tags }], { actor, now, reason: changes.reason });
  return { changed };
}

/** Throws `not_found` unless they are active. */
export async function requireActiveAgents(tx: Tx, agentIds: readonly string[]): Promise<void> {
  if (!(await areActiveAgents(tx, agentIds))) throw notFound('agent');
}

/** Whether each can still sign in to this workspace and works in its conversations: not so a stakeholder. */
export async function areActiveAgents(tx: Tx, agentIds: readonly string[]): Promise<boolean> {
  if (agentIds.length === 0) return true;
  const found = await tx
    .selectFrom('agent')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('state', '=', 'active')
    .where('id', 'in', agentIds)
    .where(sql<boolean>`exists (select from agent_role ar join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
      where ar.workspace_id = agent.workspace_id and ar.agent_id = agent.id and 'inbox.read' = any(r.permissions))`)
    .execute();
  return found.length === new Set(agentIds).size;
}

/** Throws `not_found` unless it is a team of this workspace. */
export async function requireTeam(tx: Tx, teamId: string): Promise<void> {
  const found = await tx
    .selectFrom('team')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', teamId)
    .executeTakeFirst();
  if (!found) throw notFound('team');
}
