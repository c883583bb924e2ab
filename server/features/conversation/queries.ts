import { type RawBuilder, sql } from 'kysely';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { allOf, anyOf } from './list.ts';
import { readRowsFor } from './rows.ts';
import { canReach, type Placed, rangesOf, reachBranches } from './view.ts';

export { readAnswerable } from './answerable.ts';
export { countFilter, countFilters, countViews } from './count.ts';
export { readFamily, readSurvivors } from './family.ts';
export { countUpTo, listConversations, listIds } from './list.ts';
export { type Ending, findEndings } from './posts.ts';
export { asksSomething, findQuestions, isSeenByStrangers } from './questions.ts';
export { readRestraints } from './restraints.ts';
export { preview, readRowsFor } from './rows.ts';
export { canReach } from './view.ts';

/** The one way to a conversation: `not_found` for what does not exist and for what is out of reach. */
export async function getPlaced(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
): Promise<Placed & { profileId: string }> {
  const found = await tx
    .selectFrom('conversation')
    .select(['status', 'assignee_id', 'team_id', 'profile_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!found) throw notFound('conversation');
  const placed: Placed = {
    status: found.status as Placed['status'],
    assigneeId: found.assignee_id,
    teamId: found.team_id,
  };
  if (!canReach(viewer, placed)) throw notFound('conversation');
  return { ...placed, profileId: found.profile_id };
}

/** Those of these conversations that exist and that the viewer may see. */
export async function listReachable(tx: Tx, viewer: Viewer, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[]) and ${withinReach(viewer)}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Those that are part of another one; no reach is asked. */
export async function listMerged(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])
      and c.merged_into is not null`.execute(tx);
  return rows.map((row) => row.id);
}

/** Where these conversations stand, by id; no reach is asked. */
export async function readPlaces(tx: Tx, conversationIds: readonly string[]): Promise<ReadonlyMap<string, Placed>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('conversation')
    .select(['id', 'status', 'assignee_id', 'team_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', 'in', conversationIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { status: row.status as Placed['status'], assigneeId: row.assignee_id, teamId: row.team_id },
    ]),
  );
}

/** One row, or `not_found`. */
export async function getConversation(tx: Tx, viewer: Viewer, conversationId: string): Promise<ConversationRow> {
  await getPlaced(tx, viewer, conversationId);
  return getChanged(tx, viewer, conversationId);
}

/** The row after the viewer's own change, also when that change put it out of their reach. */
export async function getChanged(tx: Tx, viewer: Viewer, conversationId: string): Promise<ConversationRow> {
  const [row] = await readRowsFor(tx, viewer, [conversationId]);
  if (!row) throw notFound('conversation');
  return row;
}

/** The viewer's reach as a condition on `conversation c` (or another alias), for lists that no view describes. */
export function withinReach(viewer: Viewer, alias = 'c'): RawBuilder<unknown> {
  return anyOf(reachBranches(viewer), alias);
}

/** The viewer's reach as ranges of `conversation c`, each in order of recency by an index of its own. */
export function reachedRanges(viewer: Viewer): RawBuilder<unknown>[] {
  return rangesOf({}, viewer, false).map((branch) => allOf(branch));
}
