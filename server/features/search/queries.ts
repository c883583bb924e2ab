import { sql } from 'kysely';
import type { ReplyInput } from '#contract/endpoint.ts';
import type { SearchHit, searchEverything } from '#contract/search.ts';
import type { Tx } from '#server/db/client.ts';
import { avatarPath } from '#server/features/avatar/queries.ts';
import { readRowsFor } from '#server/features/conversation/queries.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { fold } from '#server/text/fold.ts';
import { type Before, type Found, findMessages, findNotes, findProfiles, resolveNames } from './find.ts';
import { excerpt, findRanges } from './highlight.ts';
import { isEmpty, parseQuery, type SearchQuery } from './parse-query.ts';

type Reply = ReplyInput<typeof searchEverything>;
type Input = { q: string; cursor?: string | undefined; limit: number };

const hitsShown = 3;
/** How many hits are read for each conversation of a page at a time; most have one. */
const hitsAGroup = 1.5;
/** How many hits of its words are read for each of a phrase at a time. */
const wordsAPhrase = 5;
const contactsShown = 5;
const tagsShown = 5;
const mostCounted = 100;
/** A phrase is looked for in what its words found; after so many pages without it the search stops. */
const mostRounds = 5;

/** One page of a search: conversations by their newest hit; on the first page also customers and tags. */
export async function search(tx: Tx, viewer: Viewer, { q, cursor, limit }: Input, now: Date): Promise<Reply> {
  const query = parseQuery(q, now);
  const before = cursor === undefined ? null : readCursor(cursor);
  const [contacts, tags] =
    before === null && query.plain !== ''
      ? [await contactsLike(tx, viewer, query), await tagsLike(tx, query)]
      : [[], []];
  if (isEmpty(query)) return { groups: [], next: null, contacts, tags, problems: query.problems };
  const { hits, next } = await findPage(tx, viewer, query, before, limit);
  return { groups: await group(tx, viewer, hits), next, contacts, tags, problems: query.problems };
}

type ReadHit = SearchHit & { conversationId: string };

/** Hits of the next `limit` conversations, newest first. */
async function findPage(
  tx: Tx,
  viewer: Viewer,
  query: SearchQuery,
  start: Before,
  limit: number,
): Promise<{ hits: ReadHit[]; next: string | null }> {
  const names = await resolveNames(tx, viewer, query);
  const most = Math.ceil(limit * hitsAGroup * (query.phrases.length > 0 ? wordsAPhrase : 1)) + 1;
  const hits: ReadHit[] = [];
  const seen = new Set<string>();
  let before = start;
  for (let round = 0; round < mostRounds; round += 1) {
    const both = [
      ...(await findMessages(tx, viewer, query, names, before, most)),
      ...(await findNotes(tx, viewer, query, before, most)),
    ];
    const found = both.sort(newestFirst).slice(0, most);
    const texts = await readHits(tx, viewer, found, query);
    for (const one of found) {
      const isNew = !seen.has(one.conversationId);
      const hit = texts.get(one.id);
      if (hit && isNew && seen.size === limit) return { hits, next: writeCursor(before) };
      before = { at: one.at, id: one.id };
      if (!hit) continue;
      seen.add(one.conversationId);
      hits.push(hit);
    }
    if (found.length < most) return { hits, next: null };
    if (seen.size === limit) break;
  }
  return { hits, next: writeCursor(before) };
}

function newestFirst(a: Found, b: Found): number {
  return a.at < b.at || (a.at === b.at && a.id < b.id) ? 1 : -1;
}

type StoredHit = {
  id: string;
  conversation_id: string;
  at: Date;
  text: string;
  direction: 'in' | 'out' | null;
  visibility: SearchHit['visibility'];
  deleted_by: SearchHit['deletedBy'];
  author: string;
};

/** Text and author of each hit; without those that lack a phrase. */
async function readHits(
  tx: Tx,
  viewer: Viewer,
  found: readonly Found[],
  { tokens, phrases }: SearchQuery,
): Promise<Map<string, ReadHit>> {
  const ids = (kind: Found['kind']) => found.filter((one) => one.kind === kind).map((one) => one.id);
  const messages = await sql<StoredHit>`
    select m.id, m.conversation_id, m.occurred_at as at, m.text, m.direction, m.visibility, m.deleted_by, coalesce(a.name, nullif(p.name, ''), p.handle, '') as author
    from message m
    left join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    left join agent a on a.workspace_id = m.workspace_id and a.id = m.agent_id
    where m.workspace_id = ${viewer.workspaceId} and m.id = any(${ids('message')}::uuid[])`.execute(tx);
  const notes = await sql<StoredHit>`
    select n.id, n.conversation_id, n.created_at as at, n.text, null as direction, null as visibility, null as deleted_by, a.name as author
    from note n join agent a on a.workspace_id = n.workspace_id and a.id = n.agent_id
    where n.workspace_id = ${viewer.workspaceId} and n.id = any(${ids('note')}::uuid[])`.execute(tx);
  const toHit = (kind: SearchHit['kind']) => (row: StoredHit) =>
    ({
      kind,
      id: row.id,
      at: row.at.toISOString(),
      direction: row.direction,
      visibility: row.visibility,
      deletedBy: row.deleted_by,
      author: row.author,
      conversationId: row.conversation_id,
      ...excerpt(row.text, tokens),
    }) satisfies ReadHit;
  const holdsPhrases = (row: StoredHit) =>
    phrases.length === 0 || phrases.every((phrase) => fold(row.text).includes(phrase));
  const hits = [
    ...messages.rows.filter(holdsPhrases).map(toHit('message')),
    ...notes.rows.filter(holdsPhrases).map(toHit('note')),
  ];
  return new Map(hits.map((hit) => [hit.id, hit]));
}

async function group(tx: Tx, viewer: Viewer, hits: readonly ReadHit[]): Promise<Reply['groups']> {
  const byConversation = Map.groupBy(hits, (hit) => hit.conversationId);
  const rows = await readRowsFor(tx, viewer, [...byConversation.keys()]);
  return rows.map((conversation) => {
    const own = byConversation.get(conversation.id) ?? [];
    return { conversation, hits: own.slice(0, hitsShown), hitCount: own.length };
  });
}

async function contactsLike(tx: Tx, viewer: Viewer, { plain }: SearchQuery): Promise<Reply['contacts']> {
  const term = plain.replace(/^@/, '');
  const ids = await findProfiles(tx, viewer, term, contactsShown);
  const rows = await tx
    .selectFrom('profile')
    .select(['id', 'contact_id', 'network', 'handle', 'name', 'avatar_url', 'followers'])
    .where('workspace_id', '=', viewer.workspaceId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const words = fold(term).split(/\s+/);
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    const { contact_id: contactId, avatar_url, ...rest } = row;
    const avatarUrl = avatarPath(id, avatar_url);
    return [{ profile: { ...rest, contactId, avatarUrl }, ranges: findRanges(row.name, words) }];
  });
}

async function tagsLike(tx: Tx, { plain }: SearchQuery): Promise<Reply['tags']> {
  const { rows } = await sql<{ name: string; conversations: number }>`
    select t.name, (select count(*)::int from (select from conversation_tag ct
      where ct.workspace_id = t.workspace_id and ct.tag_id = t.id limit ${mostCounted}) as capped) as conversations
    from tag t where t.workspace_id = ${tx.workspaceId} and starts_with(lower(t.name), lower(${plain.replace(/^#/, '')}))
    order by t.name limit ${tagsShown}`.execute(tx);
  return rows;
}

function readCursor(cursor: string): Before {
  const [at, id] = decodeCursor(cursor, TimeAndId);
  return { at, id };
}

function writeCursor(before: Before): string | null {
  return before && encodeCursor([before.at, before.id]);
}
