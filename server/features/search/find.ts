import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { fold } from '#server/text/fold.ts';
import { type SearchQuery, toTsquery } from './parse-query.ts';

/** A message or note that fits, at its exact moment (microseconds, UTC). */
export type Found = { kind: 'message' | 'note'; id: string; conversationId: string; at: string };
export type Before = { at: string; id: string } | null;

/** What names in the query mean in this workspace. `null` list: not asked for; empty list: nobody fits. */
export type Resolved = {
  profileIds: string[] | null;
  assigneeIds: string[] | null;
  withUnassigned: boolean;
  tagIds: string[] | null;
};

/** How many of the newest messages are looked at before any index of words is asked. */
const firstWalk = 4_000;
/** The same of notes, which are few: their index gathers all that fit sooner than so many of them are read. */
const firstNotes = 500;
const everything = 2_000_000_000;
/** One day of the index costs about a thirtieth of all of it, so beyond this many days it is asked at once. */
const mostDays = 8;

/** The newest so many messages, or these days by the index of words (all of time when null). */
type Where = { walk: number | null; days: readonly number[] | null };

/** The newest messages that fit, at most `most`. */
export async function findMessages(
  tx: Tx,
  viewer: Viewer,
  query: SearchQuery,
  names: Resolved,
  before: Before,
  most: number,
): Promise<Found[]> {
  const run = (where: Where, most: number) => searchMessages(tx, viewer, query, names, before, { most, ...where });
  // A handful of customers has few messages, and an index in order of time.
  if (names.profileIds !== null) return run({ walk: null, days: null }, most);
  const newest = await run({ walk: query.tokens.length === 0 ? everything : firstWalk, days: null }, most);
  if (newest.length >= most || query.tokens.length === 0) return newest;

  const gatherAll = () => run({ walk: null, days: null }, most);
  const near = await newestDays(tx, query, before, newest.length);
  if (near === null) return gatherAll();
  const found = await run({ walk: null, days: near }, most);
  const daysMissing = Math.ceil(((most - found.length) / found.length) * near.length * spare);
  if (daysMissing <= 0) return found;
  // What stands in none of thousands of messages or in few of some days is rare: all of it is soon gathered.
  if (!(daysMissing < mostDays)) return gatherAll();
  const earliest = Math.min(...near);
  const days = Array.from({ length: daysMissing }, (_, n) => earliest - 1 - n);
  const all = [...found, ...(await run({ walk: null, days }, most - found.length))];
  return all.length >= most ? all : gatherAll();
}

/** Days differ, so somewhat more of them are asked than the first ones promise. */
const spare = 1.5;
/** A day younger than this says little, in hours. */
const youngHours = 6;

/** The newest day in which anything could fit, two where one would say too little; null when there is none. */
async function newestDays(tx: Tx, query: SearchQuery, before: Before, foundBefore: number): Promise<number[] | null> {
  const { rows } = await sql<{ day: number; hour: number }>`
    select message_day(occurred_at) as day, extract(hour from occurred_at at time zone 'utc')::int as hour from message
    where workspace_id = ${tx.workspaceId} and conversation_id is not null
      and (${query.before}::timestamptz is null or occurred_at < ${query.before})
      and (${before?.at ?? null}::timestamptz is null or occurred_at <= ${before?.at ?? null}::timestamptz)
    order by occurred_at desc, id desc limit 1`.execute(tx);
  const [newest] = rows;
  if (!newest) return null;
  return foundBefore === 0 || newest.hour < youngHours ? [newest.day, newest.day - 1] : [newest.day];
}

async function searchMessages(
  tx: Tx,
  viewer: Viewer,
  query: SearchQuery,
  names: Resolved,
  before: Before,
  { most, walk, days }: Where & { most: number },
): Promise<Found[]> {
  const some = (list: readonly string[]) => (list.length === 0 ? null : list);
  const { rows } = await sql<{ id: string; conversation_id: string; at: string }>`
    select id, conversation_id, ${exactInstant('occurred_at')} as at
    from search_messages(${toTsquery(query)}, ${names.profileIds}::uuid[], ${some(query.networks)}::text[], ${query.after}::timestamptz,
      ${query.before}::timestamptz, ${some(query.visibilities)}::text[], ${some(query.has)}::text[], ${some(query.statuses)}::text[],
      ${names.assigneeIds}::uuid[], ${names.withUnassigned}, ${names.tagIds}::uuid[], ${reach(viewer)},
      ${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${most}, ${walk}::int, ${days}::int[])
    order by occurred_at desc, id desc`.execute(tx);
  return rows.map((row) => ({ kind: 'message', id: row.id, conversationId: row.conversation_id, at: row.at }));
}

/** Notes have no sender, network or stage, so an operator about those leaves none. */
export async function findNotes(
  tx: Tx,
  viewer: Viewer,
  query: SearchQuery,
  before: Before,
  most: number,
): Promise<Found[]> {
  const onlyMessages = [
    query.from,
    query.networks,
    query.visibilities,
    query.has,
    query.statuses,
    query.assignees,
    query.tags,
  ];
  if (query.tokens.length === 0 || onlyMessages.some((list) => list.length > 0)) return [];
  const newest = await searchNotes(tx, viewer, query, before, most, firstNotes);
  return newest.length >= most ? newest : searchNotes(tx, viewer, query, before, most, null);
}

async function searchNotes(
  tx: Tx,
  viewer: Viewer,
  query: SearchQuery,
  before: Before,
  most: number,
  walk: number | null,
): Promise<Found[]> {
  const { rows } = await sql<{ id: string; conversation_id: string; at: string }>`
    select id, conversation_id, ${exactInstant('created_at')} as at
    from search_notes(${toTsquery(query)}, ${query.after}::timestamptz, ${query.before}::timestamptz, ${reach(viewer)},
      ${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${most}, ${walk}::int)
    order by created_at desc, id desc`.execute(tx);
  return rows.map((row) => ({ kind: 'note', id: row.id, conversationId: row.conversation_id, at: row.at }));
}

/** Ids of customers whose handle or name holds the term, the likest first. Below two letters nobody is meant. */
export async function findProfiles(tx: Tx, viewer: Viewer, term: string, most: number): Promise<string[]> {
  if ([...term].length < 2) return [];
  const folded = fold(term);
  const escaped = folded.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  // Two letters make no trigram inside a word, only at its start.
  const pattern = [...folded].length === 2 ? `${escaped}%` : `%${escaped}%`;
  const { rows } = await sql<{ id: string }>`
    select id from search_profiles(${folded}, ${pattern}, ${reach(viewer)}, ${most})`.execute(tx);
  return rows.map((row) => row.id);
}

export async function resolveNames(tx: Tx, viewer: Viewer, { from, assignees, tags }: SearchQuery): Promise<Resolved> {
  const profileIds: string[] = [];
  for (const name of from) profileIds.push(...(await findProfiles(tx, viewer, name, 200)));
  const names = assignees.filter((name) => name !== 'me' && name !== 'none');
  const found = names.length === 0 ? [] : await findAgents(tx, names);
  const me = assignees.includes('me') && viewer.agentId !== null ? [viewer.agentId] : [];
  return {
    profileIds: from.length === 0 ? null : profileIds,
    assigneeIds: assignees.length === 0 ? null : [...found, ...me],
    withUnassigned: assignees.includes('none'),
    tagIds: tags.length === 0 ? null : await findTags(tx, tags),
  };
}

async function findAgents(tx: Tx, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agent where workspace_id = ${tx.workspaceId}
      and exists (select from unnest(${names}::text[]) as n where starts_with(lower(agent.name), lower(n)))`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

async function findTags(tx: Tx, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tag where workspace_id = ${tx.workspaceId} and lower(name) = any(select lower(n) from unnest(${names}::text[]) as n)`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** The viewer's reach as the four arguments that every search function takes. */
export function reach({ reach, teamIds, agentId }: Viewer) {
  const teams = reach === 'teams' ? teamIds : [];
  return sql`${reach === 'all'}::boolean, ${teams}::uuid[], ${agentId}::uuid, ${reach === 'teams'}::boolean`;
}
