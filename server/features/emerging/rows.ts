import { type RawBuilder, sql } from 'kysely';
import type { DismissalReason, Emerging, EmergingState } from '#contract/emerging.ts';
import { standing, type Taxonomy } from '#contract/taxonomy.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { entryOf } from '#server/features/verdict/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { startOf } from './hour.ts';

/** A term that was hardly ever said before grew by no more than what comes out of one in so many hours. */
const leastUsual = 0.25;

type Stored = {
  id: string;
  state: EmergingState;
  phrases: string[];
  themes: string[];
  products: string[];
  first_seen_at: Date;
  last_hour: number;
  peak_count: number;
  peak_usual: number;
  closed_at: Date | null;
  taken_by: string | null;
  taken_at: Date | null;
  dismissed_by: string | null;
  dismissed_at: Date | null;
  reason: DismissalReason | null;
  theme_id: string | null;
};

/** Those issues that fit and of which the viewer may see a message, the newest first. */
export async function readEmerging(
  tx: Tx,
  viewer: Viewer,
  fits: RawBuilder<unknown>,
  limit: number,
): Promise<Emerging[]> {
  const { rows } = await sql<Stored>`
    select id, state, phrases, themes, products, first_seen_at, last_hour, peak_count, peak_usual, closed_at, taken_by, taken_at, dismissed_by,
      dismissed_at, reason, theme_id
    from emerging where workspace_id = ${tx.workspaceId} and ${fits} order by raised_at desc, id desc limit ${limit}`.execute(
    tx,
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const reached = await readReached(tx, viewer, ids);
  const partly = ids.filter((id) => reached.get(id)?.isPart);
  const said = await readSaidPhrases(tx, viewer, partly);
  const { body: taxonomy } = await readActive(tx, 'taxonomy');
  return rows.flatMap((row) => {
    const mine = reached.get(row.id);
    if (!mine) return [];
    const phrases = mine.isPart ? row.phrases.filter((one) => said.get(row.id)?.has(one)) : row.phrases;
    return [issueOf({ ...row, phrases }, mine, taxonomy)];
  });
}

type Shares = Pick<Emerging, 'messages' | 'people' | 'networks' | 'languages'>;
/** `isPart`: others see messages of it that this viewer does not. */
type Reached = Shares & { isPart: boolean };

function issueOf(row: Stored, { messages, people, networks, languages }: Shares, taxonomy: Taxonomy): Emerging {
  const known = standing(taxonomy);
  const named = (ids: readonly string[]) =>
    [...new Set(ids.flatMap((id) => entryOf(taxonomy, id) ?? []))]
      .flatMap((id) => known.find((entry) => entry.id === id) ?? [])
      .map(({ id, name }) => ({ id, name }));
  return {
    id: row.id,
    state: row.state,
    phrases: row.phrases,
    themes: named(row.themes),
    products: named(row.products),
    firstSeenAt: row.first_seen_at.toISOString(),
    lastAt: startOf(row.last_hour).toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    growth: Math.round((row.peak_count / Math.max(leastUsual, row.peak_usual)) * 10) / 10,
    ...{ messages, people, networks, languages },
    taken: row.taken_at ? { by: row.taken_by, at: row.taken_at.toISOString() } : null,
    dismissed:
      row.dismissed_at && row.reason
        ? { by: row.dismissed_by, at: row.dismissed_at.toISOString(), reason: row.reason }
        : null,
    themeId: row.theme_id !== null && known.some(({ id }) => id === row.theme_id) ? row.theme_id : null,
  };
}

/** Messages of issues that still stand, as `e`, `m`, `p` and `c`. */
export const messagesOf = (tx: Tx, emergingIds: readonly string[]) => sql`
  emerging_message e
  join message m on m.workspace_id = e.workspace_id and m.id = e.message_id and m.deleted_at is null
  join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.aside is distinct from 'spam'
  join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
  where e.workspace_id = ${tx.workspaceId} and e.emerging_id = any(${emergingIds}::uuid[])`;

type Counted = {
  id: string;
  network: string | null;
  language: string | null;
  messages: number;
  people: number;
  all: number;
};

/** By issue, what the viewer may see of it; an issue without any is absent. */
async function readReached(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Map<string, Reached>> {
  const { rows } = await sql<Counted>`
    with said as (
      select e.emerging_id as id, m.profile_id, p.network, coalesce(v.labels ->> 'language', '') as language,
        ${withinReach(viewer)} as is_mine
      from emerging_message e
      join message m on m.workspace_id = e.workspace_id and m.id = e.message_id and m.deleted_at is null
      join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.aside is distinct from 'spam'
      join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
      left join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
      where e.workspace_id = ${tx.workspaceId} and e.emerging_id = any(${ids}::uuid[])
    )
    select id, network, language, count(*) filter (where is_mine)::int as messages,
      count(distinct profile_id) filter (where is_mine)::int as people, count(*)::int as all
    from said group by grouping sets ((id), (id, network), (id, language))`.execute(tx);
  const byIssue = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...byIssue].flatMap(([id, some]) => {
      const whole = some.find(({ network, language }) => network === null && language === null);
      if (!whole || whole.messages === 0) return [];
      const { messages, people, all } = whole;
      const shares = (key: 'network' | 'language') =>
        some
          .flatMap((one) => (one[key] === null || one.messages === 0 ? [] : [{ key: one[key], count: one.messages }]))
          .sort((a, b) => b.count - a.count);
      return [
        [id, { messages, people, networks: shares('network'), languages: shares('language'), isPart: messages < all }],
      ];
    }),
  );
}

/** By issue, the phrases that messages within reach say. */
async function readSaidPhrases(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; phrases: string[] }>`
    select s.id, array_agg(distinct phrase) as phrases from (
      select e.emerging_id as id, e.message_id from ${messagesOf(tx, ids)} and ${withinReach(viewer)}
    ) s
    join counted_message k on k.workspace_id = ${tx.workspaceId} and k.message_id = s.message_id
    cross join lateral unnest(k.phrases) as phrase group by s.id`.execute(tx);
  return new Map(rows.map(({ id, phrases }) => [id, new Set(phrases)]));
}
