import { sql } from 'kysely';
import type * as z from 'zod/mini';
import { csvLine } from '#contract/csv.ts';
import type { Emerging, EmergingExample, getEmerging as getOne } from '#contract/emerging.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { HourCount } from '#server/understanding/spikes.ts';
import { hoursOf } from './chart.ts';
import { hourOf, memoryHours } from './hour.ts';
import { messagesOf, readEmerging } from './rows.ts';

const mostListed = 100;
const mostExported = 1_000;
const previewLength = 200;
/** So many of the first messages, and of the newest, are examples. */
const firstExamples = 3;
const newestExamples = 12;
/** After it was more than usual last, a chart shows so many hours. */
const hoursAfter = 12;

/** What grows, or did, within the viewer's reach. */
export const listEmerging = (tx: Tx, viewer: Viewer, list: 'open' | 'past'): Promise<Emerging[]> =>
  readEmerging(tx, viewer, list === 'open' ? sql`state = 'open'` : sql`state <> 'open'`, mostListed);

/** The one way to an issue: `not_found` where the viewer may see none of its messages. */
export async function findEmerging(tx: Tx, viewer: Viewer, emergingId: string): Promise<Emerging> {
  const [found] = await readEmerging(tx, viewer, sql`id = ${emergingId}`, 1);
  if (!found) throw notFound('issue');
  return found;
}

/** One issue with its hours and examples. Throws `not_found`. */
export async function getEmerging(
  tx: Tx,
  viewer: Viewer,
  emergingId: string,
  now: Date,
): Promise<z.output<typeof getOne.reply>> {
  const emerging = await findEmerging(tx, viewer, emergingId);
  const lastHour = hourOf(new Date(emerging.lastAt));
  const until = emerging.state === 'open' ? hourOf(now) : Math.min(hourOf(now), lastHour + hoursAfter);
  const [counts, since] = [await countHours(tx, viewer, emerging, until), await readFirstHour(tx)];
  return {
    emerging,
    hours: hoursOf(counts, { since: Math.max(since ?? until, until - memoryHours), until }),
    examples: await readExamples(tx, viewer, emergingId),
  };
}

/** Messages within reach, by the hour, that say one of its phrases, or are about its theme or product where it has none. */
async function countHours(
  tx: Tx,
  viewer: Viewer,
  { phrases, themes, products }: Pick<Emerging, 'phrases' | 'themes' | 'products'>,
  until: number,
): Promise<HourCount[]> {
  const saysIt =
    phrases.length > 0
      ? sql`k.phrases && ${phrases}::text[]`
      : sql`(k.theme = any(${themes.map(({ id }) => id)}::text[]) or k.product = any(${products.map(({ id }) => id)}::text[]))`;
  const { rows } = await sql<HourCount>`
    select k.hour, count(*)::int as count
    from counted_message k
    join message m on m.workspace_id = k.workspace_id and m.id = k.message_id
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where k.workspace_id = ${tx.workspaceId} and ${saysIt} and k.hour > ${until - memoryHours} and k.hour <= ${until}
      and ${withinReach(viewer)}
    group by k.hour order by k.hour`.execute(tx);
  return rows;
}

async function readFirstHour(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ hour: number | null }>`
    select min(hour) as hour from term_count
    where workspace_id = ${tx.workspaceId} and kind = 'all' and term = ''`.execute(tx);
  return rows[0]?.hour ?? null;
}

/** The first messages and the newest, by time. */
async function readExamples(tx: Tx, viewer: Viewer, emergingId: string): Promise<EmergingExample[]> {
  const mine = sql`
    select m.id as "messageId", c.id as "conversationId", p.network, coalesce(nullif(p.name, ''), p.handle) as name,
      m.occurred_at as at, left(m.text, ${previewLength}) as preview
    from ${messagesOf(tx, [emergingId])} and ${withinReach(viewer)}`;
  const { rows } = await sql<Omit<EmergingExample, 'at'> & { at: Date }>`
    with said as materialized (${mine})
    select * from (
      (select * from said order by at, "messageId" limit ${firstExamples})
      union
      (select * from said order by at desc, "messageId" desc limit ${newestExamples})
    ) s order by at desc, "messageId" desc`.execute(tx);
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}

/** Issues within reach as a spreadsheet, the newest first. */
export async function exportEmerging(tx: Tx, viewer: Viewer): Promise<string> {
  const all = await readEmerging(tx, viewer, sql`true`, mostExported);
  const heading = [
    ...[
      'phrases',
      'themes',
      'products',
      'state',
      'first_seen',
      'last_hour',
      'closed_at',
      'growth',
      'messages',
      'people',
      'networks',
    ],
    ...['languages', 'dismissed_as'],
  ];
  const listed = (shares: Emerging['networks']) => shares.map(({ key, count }) => `${key || '?'} ${count}`).join('; ');
  const named = (entries: Emerging['themes']) => entries.map(({ name }) => name).join('; ');
  const lines = all.map((one) => [
    ...[one.phrases.join('; '), named(one.themes), named(one.products), one.state, one.firstSeenAt, one.lastAt],
    ...[one.closedAt, one.growth, one.messages, one.people, listed(one.networks), listed(one.languages)],
    one.dismissed?.reason ?? null,
  ]);
  return [heading, ...lines].map(csvLine).join('');
}
