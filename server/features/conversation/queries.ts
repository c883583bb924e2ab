import { type RawBuilder, sql } from 'kysely';
import { type ConversationRow, standardViews, type ViewKey } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { notFound } from '#server/errors.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readRowsFor } from './rows.ts';
import { type Branch, canReach, type Placed, reachBranches, viewBranches, viewConditions } from './view.ts';

export { readRowsFor } from './rows.ts';

type Filter = { view: ViewKey; tag?: string | undefined; network?: string | undefined };
type ListInput = Filter & { cursor?: string | undefined; limit: number };

/** A page of a view, newest first. */
export async function listConversations(
  tx: Tx,
  viewer: Viewer,
  { cursor, limit, ...filter }: ListInput,
): Promise<{ items: ConversationRow[]; next: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor, TimeAndId);
  const { branches, where } = await conditions(tx, viewer, filter);
  if (after) where.push(sql`(c.last_message_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const { rows } = await sql<{ id: string; at: string }>`
    select id, ${exactInstant('last_message_at')} as at
    from (${newest(tx, branches, where, limit + 1)}) as newest
    order by last_message_at desc, id desc`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await readRowsFor(
      tx,
      viewer,
      shown.map((row) => row.id),
    ),
    next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null,
  };
}

/** The newest of each branch, merged: each branch reads at most `limit` entries of one index. */
function newest(
  tx: Tx,
  branches: readonly Branch[],
  where: readonly RawBuilder<unknown>[],
  limit: number,
): RawBuilder<unknown> {
  const one = (branch: Branch) => sql`(
    select c.id, c.last_message_at from conversation c
    where ${sql.join([sql`c.workspace_id = ${tx.workspaceId}`, ...equals(branch), ...where], sql` and `)}
    order by c.last_message_at desc, c.id desc limit ${limit})`;
  const [first, ...others] = branches;
  if (!first) return sql`select null::uuid as id, null::timestamptz as last_message_at where false`;
  if (others.length === 0) return one(first);
  return sql`select id, last_message_at from (${sql.join(branches.map(one), sql` union all `)}) as found
    group by id, last_message_at order by last_message_at desc, id desc limit ${limit}`;
}

function equals({ status, assigneeId, teamId }: Branch): RawBuilder<unknown>[] {
  const pairs = { status, assignee_id: assigneeId, team_id: teamId };
  return Object.entries(pairs).flatMap(([column, value]) => {
    if (value === undefined) return [];
    const name = sql.ref(`c.${column}`);
    return [value === null ? sql`${name} is null` : sql`${name} = ${value}`];
  });
}

type Conditions = { branches: Branch[]; where: RawBuilder<unknown>[] };

/**
 * A view alone is read branch by branch. Narrowed to a tag or network it is one statement with everything in it, so that
 * the planner may start from the tag when few conversations have it.
 */
async function conditions(tx: Tx, viewer: Viewer, { view, tag, network }: Filter): Promise<Conditions> {
  if (tag === undefined && network === undefined) return viewAlone(viewer, view);
  const { where } = viewAlone(viewer, view);
  where.push(anyOf(viewConditions(view, viewer)), withinReach(viewer));
  if (tag !== undefined) {
    // Read first: the planner knows how common a tag is by its id.
    const { rows } = await sql<{ id: string }>`
      select id from tag where workspace_id = ${tx.workspaceId} and name = ${tag}`.execute(tx);
    if (!rows[0]) return { branches: [], where };
    where.push(sql`c.id in (select ct.conversation_id from conversation_tag ct
      where ct.workspace_id = ${tx.workspaceId} and ct.tag_id = ${rows[0].id})`);
  }
  if (network !== undefined)
    where.push(sql`exists (select from profile p
      where p.workspace_id = c.workspace_id and p.id = c.profile_id and p.network = ${network})`);
  return { branches: [{}], where };
}

function viewAlone(viewer: Viewer, view: ViewKey): Conditions {
  const where: RawBuilder<unknown>[] = [];
  if (view === 'mentions')
    where.push(sql`c.id in (select nm.conversation_id from note_mention nm
      where nm.workspace_id = ${viewer.workspaceId} and nm.agent_id = ${viewer.agentId} and nm.seen_at is null)`);
  if (view === 'following')
    where.push(sql`c.id in (select cf.conversation_id from conversation_follower cf
      where cf.workspace_id = ${viewer.workspaceId} and cf.agent_id = ${viewer.agentId})`);
  return { branches: viewBranches(view, viewer), where };
}

/** Counts beyond this are shown as "99+". */
const mostCounted = 100;
/** What counting one view may take, in ms. */
const countBudgetMs = 50;

export type ViewCount = { key: ViewKey; count: number | null };

/** Counts each standard view up to `mostCounted`; null where that took longer than its budget. */
export async function countViews(tx: Tx, viewer: Viewer): Promise<ViewCount[]> {
  const together = await within(tx, countBudgetMs * 2, () => countSome(tx, viewer, standardViews));
  if (together) return together;
  const counts: ViewCount[] = [];
  for (const key of standardViews) {
    const alone = await within(tx, countBudgetMs, () => countSome(tx, viewer, [key]));
    counts.push(alone?.[0] ?? { key, count: null });
  }
  return counts;
}

async function countSome(tx: Tx, viewer: Viewer, views: readonly ViewKey[]): Promise<ViewCount[]> {
  const counted = views.map((view) => {
    const { branches, where } = viewAlone(viewer, view);
    const rows = newest(tx, branches, where, mostCounted);
    return sql`(select count(*)::int from (${rows}) as counted) as ${sql.ref(view)}`;
  });
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counted)}`.execute(tx);
  return views.map((key) => ({ key, count: rows[0]?.[key] ?? null }));
}

const queryCancelled = '57014';

/** What `work` reads, or null when its statement took longer than the budget; the transaction goes on either way. */
async function within<T>(tx: Tx, budgetMs: number, work: () => Promise<T>): Promise<T | null> {
  await sql`savepoint budget`.execute(tx);
  await sql`select set_config('statement_timeout', ${String(budgetMs)}, true)`.execute(tx);
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === queryCancelled) return null;
    throw error;
  } finally {
    await sql`rollback to savepoint budget`.execute(tx);
  }
}

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

/** The viewer's reach as a condition on `conversation c`, for lists that no view describes. */
export function withinReach(viewer: Viewer): RawBuilder<unknown> {
  return anyOf(reachBranches(viewer));
}

function anyOf(branches: readonly Branch[]): RawBuilder<unknown> {
  if (branches.length === 0) return sql`false`;
  const each = branches.map((branch) => sql`(${sql.join([sql`true`, ...equals(branch)], sql` and `)})`);
  return sql`(${sql.join(each, sql` or `)})`;
}
