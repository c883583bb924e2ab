import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { ContactFilter, ContactRow } from '#contract/contact.ts';
import { type ContactField, type FieldValue, readFieldValue } from '#contract/contact-field.ts';
import type { ContactSort } from '#contract/contact-sort.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { AppError } from '#server/errors.ts';
import { reachedRanges, withinReach } from '#server/features/conversation/queries.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { fold } from '#server/text/fold.ts';
import { listFields, mayReadPersonal } from './fields.ts';
import { readContactRows } from './rows.ts';
import { contactQuery, nameKey, noteQuery, patterns } from './terms.ts';

type ListInput = ContactFilter & { cursor?: string | undefined; limit: number };
type Page = { items: ContactRow[]; next: string | null; capped: boolean };

/** So many are gathered by an index and sorted; where more fit, the list is walked in its order and filtered. */
const mostGathered = 2_000;
/** The same of what was typed, which nobody walks to: whoever reads on in so many is told to type more. */
const mostFound = 500;
/** Whoever sees no more conversations than this has them gathered: walking past everybody else would take longer. */
const mostReached = 5_000;

/** A page of the people who have a conversation within the viewer's sight. */
export async function listContacts(tx: Tx, viewer: Viewer, { cursor, limit, ...filter }: ListInput): Promise<Page> {
  const after = cursor === undefined ? null : readPlace(cursor, filter.sort);
  const narrowed = await narrow(tx, viewer, filter);
  const from =
    narrowed.ids === null
      ? walk(tx, viewer, filter.sort, narrowed.where, after, limit + 1)
      : pick(tx, viewer, filter.sort, narrowed, after, limit + 1);
  const { rows } = await sql<{ id: string; key: string | number; tie: string }>`${from}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await readContactRows(
      tx,
      viewer,
      shown.map(({ id }) => id),
    ),
    next: rows.length > limit && last ? encodeCursor([last.key, last.tie]) : null,
    capped: narrowed.capped,
  };
}

type Place = readonly [string | number, string] | null;

function readPlace(cursor: string, sort: ContactSort): Place {
  switch (sort) {
    case 'last_contact':
      return decodeCursor(cursor, TimeAndId);
    case 'influence':
      return decodeCursor(cursor, z.tuple([z.number(), z.uuid()]));
    case 'name':
      return decodeCursor(cursor, z.tuple([z.string(), z.uuid()]));
  }
}

type Narrowed = {
  /** The only ones who can fit; null when there are too many to gather. */
  ids: string[] | null;
  /** Conditions on `contact k` for what was not gathered. */
  where: RawBuilder<unknown>[];
  capped: boolean;
};

async function narrow(
  tx: Tx,
  viewer: Viewer,
  { q = '', network, field, value, sort }: ContactFilter,
): Promise<Narrowed> {
  const where: RawBuilder<unknown>[] = [];
  const fields = await listFields(tx);
  const wanted = field === undefined || value === undefined ? null : readWanted(viewer, fields, field, value);
  if (network !== undefined)
    where.push(sql`exists (select from profile np
      where np.workspace_id = k.workspace_id and np.contact_id = k.id and np.network = ${network})`);
  if (wanted) where.push(sql`k.fields @> ${JSON.stringify(wanted)}::jsonb`);
  if (q.trim() !== '') {
    const ids = await find(tx, viewer, fields, q.trim());
    return { ids, where, capped: ids.length === mostFound };
  }
  const ids = wanted
    ? await gatherByField(tx, wanted)
    : network === undefined
      ? null
      : await gatherByNetwork(tx, network);
  // By last contact the walk begins within reach.
  const reached = ids === null && sort !== 'last_contact' ? await gatherByReach(tx, viewer) : null;
  return { ids: ids ?? reached, where, capped: false };
}

/** Ids of the contacts who are called, known or noted as what was typed. */
async function find(tx: Tx, viewer: Viewer, fields: readonly ContactField[], typed: string): Promise<string[]> {
  const personal = mayReadPersonal(viewer);
  const keys = [nameKey, ...fields.flatMap((one) => (!one.archived && (personal || !one.personal) ? [one.key] : []))];
  const term = fold(typed.replace(/^@/, ''));
  const { starts, inside } = patterns(term);
  const { rows } = await sql<{ id: string }>`
    select id from find_contacts(${starts}, ${inside}, ${contactQuery(typed, keys)}, ${noteQuery(typed)}, ${term}, ${mostFound})`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

function readWanted(
  viewer: Viewer,
  fields: readonly ContactField[],
  key: string,
  text: string,
): Record<string, FieldValue> {
  const field = fields.find((one) => one.key === key && !one.archived);
  if (!field || (field.personal && !mayReadPersonal(viewer)))
    throw new AppError('invalid', 'bad_request', 'There is no such field to filter by.');
  const typed = field.kind === 'number' ? Number(text) : field.kind === 'yes_no' ? text === 'true' : text;
  const value = readFieldValue(field, typed);
  if (value === null) throw new AppError('invalid', 'bad_request', 'The field to filter by does not take that value.');
  return { [key]: value };
}

/** Null when there are too many. */
async function gatherByField(tx: Tx, wanted: Record<string, FieldValue>): Promise<string[] | null> {
  const { rows } = await sql<{ id: string }>`
    select id from find_contacts_by_field(${JSON.stringify(wanted)}::jsonb, ${mostGathered})`.execute(tx);
  return rows.length < mostGathered ? rows.map(({ id }) => id) : null;
}

/** Null when there are too many. */
async function gatherByNetwork(tx: Tx, network: string): Promise<string[] | null> {
  const { rows } = await sql<{ id: string }>`
    select contact_id as id from profile
    where workspace_id = ${tx.workspaceId} and network = ${network} and contact_id is not null
    limit ${mostGathered}`.execute(tx);
  return rows.length < mostGathered ? [...new Set(rows.map(({ id }) => id))] : null;
}

/** Null when there are too many. */
async function gatherByReach(tx: Tx, viewer: Viewer): Promise<string[] | null> {
  if (viewer.reach === 'all') return null;
  const ranges = reachedRanges(viewer).map(
    (range) => sql`(select c.profile_id from conversation c where c.workspace_id = ${tx.workspaceId} and ${range})`,
  );
  if (ranges.length === 0) return [];
  const reached = sql`(select profile_id from (${sql.join(ranges, sql` union all `)}) as r limit ${mostReached + 1})`;
  const { rows: counts } = await sql<{ many: boolean }>`
    select count(*) > ${mostReached} as many from ${reached} as reached`.execute(tx);
  if (counts[0]?.many) return null;
  const { rows } = await sql<{ id: string }>`
    select distinct p.contact_id as id from ${reached} as reached
    join profile p on p.workspace_id = ${tx.workspaceId} and p.id = reached.profile_id and p.contact_id is not null`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` and `);

/** Everybody in the order of an index, a page of it. */
function walk(
  tx: Tx,
  viewer: Viewer,
  sort: ContactSort,
  where: readonly RawBuilder<unknown>[],
  after: Place,
  limit: number,
): RawBuilder<unknown> {
  switch (sort) {
    case 'last_contact':
      return walkByLastContact(tx, viewer, where, after, limit);
    case 'influence':
      return walkByInfluence(tx, viewer, where, after, limit);
    case 'name':
      return sql`
        select k.id, lower(k.name) as key, k.id as tie from contact k
        where k.workspace_id = ${tx.workspaceId}
          and ${after ? sql`(lower(k.name) collate "C", k.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
          and ${hasConversation(viewer)} and ${all(where)}
        order by lower(k.name) collate "C", k.id limit ${limit}`;
  }
}

/**
 * The most heard profile of each person; then those of whom nobody knows how far they are heard. Each half compares plain
 * columns, as only these reach an index behind a policy.
 */
function walkByInfluence(
  tx: Tx,
  viewer: Viewer,
  where: readonly RawBuilder<unknown>[],
  after: Place,
  limit: number,
): RawBuilder<unknown> {
  const half = (here: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`(
    select k.id, coalesce(p.followers, -1)::float8 as key, p.id as tie from profile p
    join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
    where p.workspace_id = ${tx.workspaceId} and ${here}
      and not exists (select from profile other where other.workspace_id = p.workspace_id and other.contact_id = p.contact_id
        and (coalesce(other.followers, -1), other.id) > (coalesce(p.followers, -1), p.id))
      and ${hasConversation(viewer)} and ${all(where)}
    order by ${order} limit ${limit})`;
  const known = half(
    after
      ? sql`(p.followers, p.id) < (${after[0]}::bigint, ${after[1]}::uuid) and p.followers is not null`
      : sql`p.followers is not null`,
    sql`p.followers desc, p.id desc`,
  );
  const unknown = half(
    sql`p.followers is null and ${after && Number(after[0]) < 0 ? sql`p.id < ${after[1]}::uuid` : sql`true`}`,
    sql`p.id desc`,
  );
  return sql`select id, key, tie from (${known} union all ${unknown}) as halves order by key desc, tie desc limit ${limit}`;
}

/**
 * The newest conversation of each person, branch by branch of the viewer's reach: each reads one index from its newest
 * end and skips what has a newer one of the same person.
 */
function walkByLastContact(
  tx: Tx,
  viewer: Viewer,
  where: readonly RawBuilder<unknown>[],
  after: Place,
  limit: number,
): RawBuilder<unknown> {
  const place = after ? sql`(c.last_message_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const branches = reachedRanges(viewer).map(
    (range) => sql`(
      select k.id, c.last_message_at, c.id as tie from conversation c
      join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
      join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
      where c.workspace_id = ${tx.workspaceId} and ${range} and ${place}
        and not exists (select from profile sp
          join conversation c2 on c2.workspace_id = sp.workspace_id and c2.profile_id = sp.id
          where sp.workspace_id = p.workspace_id and sp.contact_id = p.contact_id
            and (c2.last_message_at, c2.id) > (c.last_message_at, c.id) and ${withinReach(viewer, 'c2')})
        and ${all(where)}
      order by c.last_message_at desc, c.id desc limit ${limit})`,
  );
  if (branches.length === 0) return sql`select null::uuid as id, ''::text as key, null::uuid as tie where false`;
  return sql`
    select id, ${exactInstant('last_message_at')} as key, tie
    from (${sql.join(branches, sql` union `)}) as newest
    order by last_message_at desc, tie desc limit ${limit}`;
}

/** Some contacts, with their keys, sorted. */
function pick(
  tx: Tx,
  viewer: Viewer,
  sort: ContactSort,
  { ids, where }: Narrowed,
  after: Place,
  limit: number,
): RawBuilder<unknown> {
  const newest = sql`(
    select c.last_message_at, c.id from profile sp join conversation c on c.workspace_id = sp.workspace_id and c.profile_id = sp.id
    where sp.workspace_id = k.workspace_id and sp.contact_id = k.id and ${withinReach(viewer)}
    order by c.last_message_at desc, c.id desc limit 1)`;
  const top = sql`(
    select coalesce(sp.followers, -1) as followers, sp.id from profile sp
    where sp.workspace_id = k.workspace_id and sp.contact_id = k.id
    order by coalesce(sp.followers, -1) desc, sp.id desc limit 1)`;
  const fits = sql`k.workspace_id = ${tx.workspaceId} and k.id = any(${ids}::uuid[]) and ${all(where)}`;
  switch (sort) {
    case 'last_contact':
      return sql`select id, ${exactInstant('last_message_at')} as key, conversation_id as tie from (
          select k.id, newest.last_message_at, newest.id as conversation_id
          from contact k cross join lateral ${newest} as newest where ${fits}) as f
        where ${after ? sql`(last_message_at, conversation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
        order by last_message_at desc, conversation_id desc limit ${limit}`;
    // Sorted first and asked for a conversation then, so that only a page of them is asked.
    case 'influence':
      return sql`select k.id, k.followers::float8 as key, k.profile_id as tie from (
          select k.workspace_id, k.id, top.followers, top.id as profile_id
          from contact k cross join lateral ${top} as top
          where ${fits} and ${after ? sql`(top.followers, top.id) < (${after[0]}::bigint, ${after[1]}::uuid)` : sql`true`}
          order by top.followers desc, top.id desc offset 0) as k
        where ${hasConversation(viewer)} order by k.followers desc, k.profile_id desc limit ${limit}`;
    case 'name':
      return sql`select k.id, k.name as key, k.id as tie from (
          select k.workspace_id, k.id, lower(k.name) collate "C" as name from contact k
          where ${fits} and ${after ? sql`(lower(k.name) collate "C", k.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
          order by lower(k.name) collate "C", k.id offset 0) as k
        where ${hasConversation(viewer)} order by k.name, k.id limit ${limit}`;
  }
}

/** That `contact k` has a conversation within reach. */
export function hasConversation(viewer: Viewer): RawBuilder<unknown> {
  return sql`exists (select from profile sp join conversation c on c.workspace_id = sp.workspace_id and c.profile_id = sp.id
    where sp.workspace_id = k.workspace_id and sp.contact_id = k.id and ${withinReach(viewer)})`;
}
