import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { hourOf, memoryHours } from './hour.ts';
import { namesOf, phrasesOf } from './phrases.ts';

/** What one message counts for. */
type Counted = { hour: number; theme: string | null; product: string | null; phrases: readonly string[] };
type Change = { kind: string; term: string; hour: number; by: number };

/**
 * Has these messages counted as they stand now: what they counted for before is taken out, so that it may be asked again
 * at any time. Not counted is what is deleted, set aside as spam or understood as spam, and what is older than the counts.
 */
export async function recount(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const ids = [...new Set(messageIds)].sort();
  if (ids.length === 0) return;
  const after = await readStanding(tx, ids, now);
  const before = await readCounted(tx, ids);
  const changed = ids.filter((id) => !isSame(before.get(id), after.get(id)));
  if (changed.length === 0) return;
  await writeCounted(tx, changed, after);
  const changes = changed.flatMap((id) => [...termsOf(before.get(id), -1), ...termsOf(after.get(id), 1)]);
  await applyChanges(tx, sumUp(changes));
  await sql`
    insert into emerging_look (workspace_id) values (${tx.workspaceId})
    on conflict (workspace_id) do update set is_due = true where not emerging_look.is_due`.execute(tx);
}

type Standing = Pick<Counted, 'theme' | 'product'> & { id: string; text: string; at: Date };

/** What stands, its rows held until the counts are written: an erasure waits, and finds what to take. */
async function readStanding(tx: Tx, ids: readonly string[], now: Date): Promise<Map<string, Counted>> {
  const { rows } = await sql<Standing>`
    select m.id, m.text, m.occurred_at as at, v.labels ->> 'theme' as theme, v.labels ->> 'product' as product
    from message m
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    left join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${ids}::uuid[]) and m.direction = 'in' and m.deleted_at is null
      and m.text <> '' and c.aside is distinct from 'spam' and coalesce(v.labels ->> 'spam', '') <> 'spam'
    order by m.id for share of m`.execute(tx);
  const names = await readOwnNames(tx);
  const oldest = hourOf(now) - memoryHours;
  return new Map(
    rows
      .map(({ id, text, at, ...rest }) => [id, { ...rest, hour: hourOf(at), phrases: phrasesOf(text, names) }] as const)
      .filter(([, { hour }]) => hour > oldest),
  );
}

/** Our accounts and the workspace as they are called. */
async function readOwnNames(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from workspace where id = ${tx.workspaceId}
    union select handle from channel where workspace_id = ${tx.workspaceId}
    union select name from channel where workspace_id = ${tx.workspaceId}`.execute(tx);
  return namesOf(rows.map(({ name }) => name));
}

async function readCounted(tx: Tx, ids: readonly string[]): Promise<Map<string, Counted>> {
  const { rows } = await sql<Counted & { id: string }>`
    select message_id as id, hour, theme, product, phrases from counted_message
    where workspace_id = ${tx.workspaceId} and message_id = any(${ids}::uuid[]) order by message_id for update`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

const isSame = (one: Counted | undefined, other: Counted | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.hour === other.hour &&
      one.theme === other.theme &&
      one.product === other.product &&
      one.phrases.join('\n') === other.phrases.join('\n');

async function writeCounted(tx: Tx, ids: readonly string[], after: ReadonlyMap<string, Counted>): Promise<void> {
  await sql`delete from counted_message
    where workspace_id = ${tx.workspaceId} and message_id = any(${ids}::uuid[])`.execute(tx);
  const rows = ids.flatMap((id) => {
    const counted = after.get(id);
    return counted ? [{ id, ...counted }] : [];
  });
  await sql`
    insert into counted_message (workspace_id, message_id, hour, theme, product, phrases)
    select ${tx.workspaceId}, r.id, r.hour, r.theme, r.product, array(select jsonb_array_elements_text(r.phrases::jsonb))
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ hour }) => hour)}::int[],
      ${rows.map(({ theme }) => theme)}::text[], ${rows.map(({ product }) => product)}::text[],
      ${rows.map(({ phrases }) => JSON.stringify(phrases))}::text[])
      as r (id, hour, theme, product, phrases)`.execute(tx);
}

function termsOf(counted: Counted | undefined, by: number): Change[] {
  if (!counted) return [];
  const { hour, theme, product, phrases } = counted;
  return [
    { kind: 'all', term: '', hour, by },
    ...(theme === null ? [] : [{ kind: 'theme', term: theme, hour, by }]),
    ...(product === null ? [] : [{ kind: 'product', term: product, hour, by }]),
    ...phrases.map((term) => ({ kind: 'phrase', term, hour, by })),
  ];
}

/** Pure: one change for each count that changes, in one order, so that two who write never wait for each other. */
function sumUp(changes: readonly Change[]): Change[] {
  const sums = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.kind}\n${change.term}\n${change.hour}`;
    const known = sums.get(key);
    if (known) known.by += change.by;
    else sums.set(key, { ...change });
  }
  return [...sums.entries()]
    .filter(([, { by }]) => by !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change);
}

async function applyChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  const up = changes.filter(({ by }) => by > 0);
  const down = changes.filter(({ by }) => by < 0);
  await sql`
    insert into term_count as t (workspace_id, kind, term, hour, count)
    select ${tx.workspaceId}, c.* from ${asRows(up)}
    on conflict (workspace_id, kind, term, hour) do update set count = t.count + excluded.count`.execute(tx);
  if (down.length === 0) return;
  await sql`
    update term_count t set count = t.count + c.by from ${asRows(down)}
    where t.workspace_id = ${tx.workspaceId} and t.kind = c.kind and t.term = c.term and t.hour = c.hour`.execute(tx);
  await sql`delete from term_count where workspace_id = ${tx.workspaceId} and count <= 0`.execute(tx);
}

const asRows = (changes: readonly Change[]) => sql`unnest(${changes.map(({ kind }) => kind)}::text[],
  ${changes.map(({ term }) => term)}::text[], ${changes.map(({ hour }) => hour)}::int[],
  ${changes.map(({ by }) => by)}::int[]) as c (kind, term, hour, by)`;

/** Forgets counts that are too old to tell what is usual, a part at a time; answers whether there may be more. */
export async function forgetOldCounts(tx: Tx, now: Date): Promise<boolean> {
  const oldest = hourOf(now) - memoryHours;
  const { numAffectedRows: messages = 0n } = await sql`
    delete from counted_message where (workspace_id, message_id) in (
      select workspace_id, message_id from counted_message
      where workspace_id = ${tx.workspaceId} and hour <= ${oldest} limit ${forgottenAtOnce})`.execute(tx);
  const { numAffectedRows: counts = 0n } = await sql`
    delete from term_count where (workspace_id, kind, term, hour) in (
      select workspace_id, kind, term, hour from term_count
      where workspace_id = ${tx.workspaceId} and hour <= ${oldest} limit ${forgottenAtOnce})`.execute(tx);
  return Math.max(Number(messages), Number(counts)) === forgottenAtOnce;
}

const forgottenAtOnce = 10_000;
