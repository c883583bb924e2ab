import { sql } from 'kysely';
import type { SampleItem } from '#contract/stranger.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { actorOf, systemActor, type Viewer } from '#server/http/viewer.ts';
import { findStanding } from './rows.ts';
import { bringBack, setAside } from './set-aside.ts';

/** So many of each sort a week: enough to see a rate that is far off, few enough for ten minutes. */
const sampleSize = 20;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const textLength = 1_000;

/** Pure: the Monday on which the week of that moment began, by UTC. */
export function weekOf(at: Date): Date {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - sinceMonday));
}

/**
 * Draws the sample of the week before this one, once: what was set aside as spam by Earshot, and as many strangers' first
 * conversations that were not. Chance decides by a digest of week and conversation, so that drawing again gives the same.
 */
export async function drawSample(tx: Tx, now: Date): Promise<void> {
  const to = weekOf(now);
  const from = new Date(to.getTime() - weekMs);
  const week = from.toISOString().slice(0, 10);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`aside sample ${tx.workspaceId}`}, 0))`.execute(tx);
  const { rows: drawn } = await sql`
    select from aside_sample where workspace_id = ${tx.workspaceId} and week = ${week}::date limit 1`.execute(tx);
  if (drawn.length > 0) return;
  const spam = await drawSpam(tx, from, to);
  if (spam.length === 0) return;
  const others = await drawOthers(tx, from, to);
  const all = [
    ...spam.map((conversationId) => ({ conversationId, wasAside: true })),
    ...others.map((conversationId) => ({ conversationId, wasAside: false })),
  ];
  await sql`
    insert into aside_sample (workspace_id, id, week, conversation_id, was_aside)
    select ${tx.workspaceId}, s.id, ${week}::date, s.conversation_id, s.was_aside
    from unnest(${all.map(() => newId(now))}::uuid[], ${all.map((one) => one.conversationId)}::uuid[],
      ${all.map((one) => one.wasAside)}::boolean[]) as s (id, conversation_id, was_aside)`.execute(tx);
  record(tx, {
    ...{ type: 'aside_sample.drawn', at: now, actor: systemActor, subject: { kind: 'workspace', id: tx.workspaceId } },
    detail: { week, count: all.length },
  });
}

const byChance = (from: Date, column: string) => sql`md5(${from.toISOString()} || ${sql.ref(column)}::text)`;

async function drawSpam(tx: Tx, from: Date, to: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from (
      select distinct s.conversation_id from set_aside s
      where s.workspace_id = ${tx.workspaceId} and s.kind = 'spam' and s.set_by is null and s.set_at >= ${from} and s.set_at < ${to}
    ) s order by ${byChance(from, 's.conversation_id')} limit ${sampleSize}`.execute(tx);
  return rows.map(({ id }) => id);
}

async function drawOthers(tx: Tx, from: Date, to: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c
    where c.workspace_id = ${tx.workspaceId} and c.opened_at >= ${from} and c.opened_at < ${to} and c.merged_into is null
      and c.last_inbound_at is not null
      and not exists (select from set_aside s where s.workspace_id = c.workspace_id and s.conversation_id = c.id)
    order by ${byChance(from, 'c.id')} limit ${sampleSize}`.execute(tx);
  return rows.map(({ id }) => id);
}

const firstSaid = sql`cross join lateral (
  select m.text, m.occurred_at from message m
  where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.deleted_at is null
  order by m.occurred_at, m.received_seq limit 1
) m`;

const ofNewest = (viewer: Viewer) => sql`from aside_sample a
  join conversation c on c.workspace_id = a.workspace_id and c.id = a.conversation_id
  join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id ${firstSaid}
  where a.workspace_id = ${viewer.workspaceId} and a.is_customer is null and ${withinReach(viewer)}
    and a.week = (select max(week) from aside_sample where workspace_id = ${viewer.workspaceId})`;

/** What is still to be judged of the newest sample, mixed, within the viewer's reach. */
export async function listSample(tx: Tx, viewer: Viewer): Promise<SampleItem[]> {
  const { rows } = await sql<Omit<SampleItem, 'at'> & { at: Date }>`
    select a.id, p.network, left(m.text, ${textLength}::int) as text, p.followers::float8 as followers, m.occurred_at as at
    ${ofNewest(viewer)} order by md5(a.id::text)`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** How much of it there is. */
export async function countToJudge(tx: Tx, viewer: Viewer): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${ofNewest(viewer)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Keeps what a person says of one of the sample; a customer who was set aside comes into the inbox, and leaves it again when
 * that is taken back. Throws `not_found`, also for what is out of reach.
 */
export async function judgeSample(
  tx: Tx,
  viewer: Viewer,
  { sampleId, isCustomer }: { sampleId: string; isCustomer: boolean | null },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ conversationId: string; wasAside: boolean; wasCustomer: boolean | null }>`
    select a.conversation_id as "conversationId", a.was_aside as "wasAside", a.is_customer as "wasCustomer"
    from aside_sample a join conversation c on c.workspace_id = a.workspace_id and c.id = a.conversation_id
    where a.workspace_id = ${tx.workspaceId} and a.id = ${sampleId} and ${withinReach(viewer)} for update of a`.execute(
    tx,
  );
  const [sample] = rows;
  if (!sample) throw notFound('sample');
  const judgedAt = isCustomer === null ? null : now;
  await sql`
    update aside_sample set is_customer = ${isCustomer}, judged_at = ${judgedAt},
      judged_by = ${isCustomer === null ? null : viewer.agentId}
    where workspace_id = ${tx.workspaceId} and id = ${sampleId}`.execute(tx);
  const actor = actorOf(viewer);
  record(tx, {
    ...{ type: 'aside_sample.judged', at: now, actor, subject: { kind: 'aside_sample', id: sampleId } },
    detail: { isCustomer },
  });
  const { conversationId, wasAside, wasCustomer } = sample;
  if (!wasAside) return;
  if (isCustomer && (await findStanding(tx, conversationId))) await bringBack(tx, actor, conversationId, 'sample', now);
  if (!isCustomer && wasCustomer) await setAside(tx, actor, conversationId, { kind: 'spam', reason: 'person' }, now);
}
