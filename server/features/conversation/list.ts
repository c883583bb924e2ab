import { type RawBuilder, sql } from 'kysely';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Attribute, Sort, ViewFilter } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { isOverBudget, within } from './budget.ts';
import { conditionsOf, isPlain, isRare, labelAttributes, labelled } from './filter-sql.ts';
import {
  behind,
  decodeMark,
  encodeMark,
  keysAsText,
  type Mark,
  ordered,
  type Stretch,
  selected,
  sourceOf,
  stretchesOf,
} from './order.ts';
import { readRowsFor } from './rows.ts';
import { areApart, type Branch, filterBranches, rangesOf, reachBranches } from './view.ts';

type ListInput = { filter: ViewFilter; sort: Sort; cursor?: string | undefined; limit: number };

/** What a page may take where no index alone answers it, in ms. */
const pageBudgetMs = 2_000;
/** Beyond so many ranges one statement over all of them is quicker than the newest of each. */
const mostRanges = 24;

/**
 * A page of the conversations that fit a filter, within the viewer's reach. Throws AppError `filter_too_broad` when
 * that took longer than its budget.
 */
export async function listConversations(
  tx: Tx,
  viewer: Viewer,
  { filter, sort, cursor, limit }: ListInput,
  now: Date,
): Promise<{ items: ConversationRow[]; next: string | null }> {
  const after = cursor === undefined ? null : decodeMark(cursor, sort);
  try {
    if (!isPlain(filter) || !isIndexed(sort))
      await sql`select set_config('statement_timeout', ${String(pageBudgetMs)}, true)`.execute(tx);
    const picked = await pick(tx, viewer, { filter, sort, now });
    const found = await readMarks(tx, picked, { filter, sort, after, most: limit + 1 });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await readRowsFor(
        tx,
        viewer,
        shown.map(({ id }) => id),
      ),
      next: found.length > limit && last ? encodeMark(last) : null,
    };
  } catch (error) {
    if (!isOverBudget(error)) throw error;
    throw tooBroad();
  }
}

function tooBroad(): AppError {
  return new AppError(
    'refused',
    'filter_too_broad',
    'This filter looks through more conversations than can be read in time. Add a status, a team or a shorter period.',
  );
}

/** How many fit one filter, counted up to `most`. Throws AppError `filter_too_broad` as a page does. */
export async function countUpTo(tx: Tx, viewer: Viewer, filter: ViewFilter, most: number, now: Date): Promise<number> {
  const counts = await within(tx, pageBudgetMs, () => counted(tx, viewer, [filter], most, now));
  if (!counts) throw tooBroad();
  return counts[0] ?? 0;
}

/** The ids of the conversations that fit a filter, within the viewer's reach, newest first, at most `most`. */
export async function listIds(
  tx: Tx,
  viewer: Viewer,
  { filter, most, now }: { filter: ViewFilter; most: number; now: Date },
): Promise<string[]> {
  const picked = await pick(tx, viewer, { filter, sort: 'recent', now });
  return (await readMarks(tx, picked, { filter, sort: 'recent', after: null, most })).map(({ id }) => id);
}

/** Orders in which the ranges of every filter are read from an index that names what is asked for. */
const isIndexed = (sort: Sort) => sort === 'recent' || sort === 'age';

/** Stretch by stretch until the page is full. */
async function readMarks(
  tx: Tx,
  picked: Picked,
  { filter, sort, after, most }: { filter: ViewFilter; sort: Sort; after: Mark | null; most: number },
): Promise<Mark[]> {
  const found: Mark[] = [];
  for (const [n, stretch] of stretchesOf(sort, filter)) {
    if (n < (after?.stretch ?? 0)) continue;
    const from = after?.stretch === n ? after : null;
    const rows = await readStretch(tx, picked, sort, stretch, from, most - found.length);
    found.push(...rows.map((row) => ({ stretch: n, ...row })));
    if (found.length >= most) break;
  }
  return found;
}

async function readStretch(
  tx: Tx,
  picked: Picked,
  sort: Sort,
  stretch: Stretch,
  after: Mark | null,
  most: number,
): Promise<Omit<Mark, 'stretch'>[]> {
  const where = [stretch.where, after && behind(stretch, after)].filter((one) => one !== null);
  const { rows } = await sql<{ id: string; values: string[] }>`
    select id, ${keysAsText(stretch)} as values
    from (${first(tx, { ...picked, where: [...picked.where, ...where] }, sort, stretch, most)}) as first
    order by ${ordered(stretch, false)}`.execute(tx);
  return rows;
}

/** The first of each branch, merged: each branch reads at most `most` entries of one index. */
function first(tx: Tx, { branches, where }: Picked, sort: Sort, stretch: Stretch, most: number): RawBuilder<unknown> {
  const one = (branch: Branch) => sql`(
    select c.id, ${selected(stretch)} from ${sourceOf(sort)}
    where ${sql.join([sql`c.workspace_id = ${tx.workspaceId}`, ...equals(branch), ...where], sql` and `)}
    order by ${ordered(stretch, true)} limit ${most})`;
  const [only, ...others] = branches;
  const names = sql.join(['id', ...stretch.keys].map((name) => sql.ref(name)));
  if (!only) return sql`(select c.id, ${selected(stretch)} from ${sourceOf(sort)} where false)`;
  if (others.length === 0) return one(only);
  return sql`select ${names} from (${sql.join(branches.map(one), sql` union all `)}) as found
    ${areApart(branches) ? sql`` : sql`group by ${names}`} order by ${ordered(stretch, false)} limit ${most}`;
}

/** How many fit, counted up to `most`. */
export async function counted(
  tx: Tx,
  viewer: Viewer,
  filters: readonly ViewFilter[],
  most: number,
  now: Date,
): Promise<number[]> {
  const counts: RawBuilder<unknown>[] = [];
  for (const [n, filter] of filters.entries()) {
    const { branches, where, isGathered } = await pick(tx, viewer, { filter, sort: 'recent', now });
    const each = branches.map(
      (branch) => sql`(select c.id from conversation c
        where ${sql.join([sql`c.workspace_id = ${tx.workspaceId}`, ...equals(branch), ...where], sql` and `)}
        ${isGathered ? sql`` : sql`order by c.last_message_at desc, c.id desc`} limit ${most})`,
    );
    const ids =
      each.length === 0
        ? sql`select null where false`
        : sql.join(each, areApart(branches) ? sql` union all ` : sql` union `);
    counts.push(
      sql`(select count(*)::int from (select from (${ids}) as found limit ${most}) as counted) as ${sql.ref(`n${n}`)}`,
    );
  }
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(tx);
  return filters.map((_, n) => rows[0]?.[`n${n}`] ?? 0);
}

/** `isGathered`: something rare is in it, so that the planner may start from that. */
type Picked = { branches: Branch[]; where: RawBuilder<unknown>[]; isGathered: boolean };

/**
 * Where to read and what to ask of each row. A filter by status, assignee and team is read range by range. With
 * something rare in it, it is one statement with everything in it, so that the planner may start from that.
 */
async function pick(
  tx: Tx,
  viewer: Viewer,
  { filter, sort, now }: { filter: ViewFilter; sort: Sort; now: Date },
): Promise<Picked> {
  const tagIds = await readTagIds(
    tx,
    [filter.tagsAny, filter.tagsAll, filter.tagsNone].flatMap((names) => names ?? []),
  );
  const few = await findFew(tx, filter);
  // What became part of another conversation stands in no list, and what is set aside in its own alone.
  const where = [sql`c.merged_into is null and c.aside is null`, ...conditionsOf(filter, { viewer, now, tagIds, few })];
  const isGathered = isRare(filter, few);
  const ranges = rangesOf(filter, viewer, !isIndexed(sort));
  if (ranges.length === 0) return { branches: [], where, isGathered };
  if (ranges.length <= mostRanges && !isGathered) return { branches: ranges, where, isGathered };
  const placed = [anyOf(filterBranches(filter, viewer)), anyOf(reachBranches(viewer))];
  return { branches: [{}], where: [...where, ...placed], isGathered };
}

/** So many are gathered in a moment, however large the workspace is. */
const mostGathered = 2_000;

/** Of the labels that a filter asks for, those that few conversations have. */
async function findFew(tx: Tx, filter: ViewFilter): Promise<ReadonlySet<Attribute>> {
  const few = new Set<Attribute>();
  for (const attribute of labelAttributes) {
    const wanted = filter[attribute];
    if (wanted === undefined) continue;
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from (
        select from conversation_label l where l.workspace_id = ${tx.workspaceId} and ${labelled(attribute, wanted)}
        limit ${mostGathered + 1}) as found`.execute(tx);
    if ((rows[0]?.count ?? 0) <= mostGathered) few.add(attribute);
  }
  return few;
}

/** Read first: the planner knows how common a tag is by its id. */
async function readTagIds(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await tx
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('name', 'in', names)
    .execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}

function equals({ status, assigneeId, teamId }: Branch, alias = 'c'): RawBuilder<unknown>[] {
  const pairs = { status, assignee_id: assigneeId, team_id: teamId };
  return Object.entries(pairs).flatMap(([column, value]) => {
    if (value === undefined) return [];
    const name = sql.ref(`${alias}.${column}`);
    return [value === null ? sql`${name} is null` : sql`${name} = ${value}`];
  });
}

/** All that a branch asks for, as a condition on `conversation c` or another alias. */
export function allOf(branch: Branch, alias?: string): RawBuilder<unknown> {
  return sql`(${sql.join([sql`true`, ...equals(branch, alias)], sql` and `)})`;
}

/** One of these branches, as a condition on `conversation c` or another alias. */
export function anyOf(branches: readonly Branch[], alias?: string): RawBuilder<unknown> {
  if (branches.length === 0) return sql`false`;
  return sql`(${sql.join(
    branches.map((branch) => allOf(branch, alias)),
    sql` or `,
  )})`;
}
