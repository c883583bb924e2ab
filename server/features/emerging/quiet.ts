import { sql } from 'kysely';
import type { DismissalReason, QuietTerm } from '#contract/emerging.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import type { Kind } from './detect.ts';

/** What was dismissed comes back after so long, in ms, unless it means nothing at all. */
const quietMs = 7 * 86_400_000;
const mostListed = 500;

/** Each as its kind, a space and the term. */
export async function readQuiet(tx: Tx, now: Date): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: Kind; term: string }>`
    select kind, term from quiet_term
    where workspace_id = ${tx.workspaceId} and (until is null or until > ${now})`.execute(tx);
  return new Set(rows.map(({ kind, term }) => `${kind} ${term}`));
}

type Dismissed = Record<'phrases' | 'themes' | 'products', readonly string[]> & { id: string; reason: DismissalReason };

/** Keeps what a dismissed issue says quiet: noise for good, the rest for a week; a theme or a product is never noise. */
export async function keepQuiet(
  tx: Tx,
  { id, phrases, themes, products, reason }: Dismissed,
  now: Date,
): Promise<void> {
  const later = new Date(now.getTime() + quietMs);
  await sql`
    insert into quiet_term (workspace_id, kind, term, emerging_id, until)
    select ${tx.workspaceId}::uuid, 'phrase', p, ${id}::uuid, ${reason === 'noise' ? null : later}::timestamptz from unnest(${phrases}::text[]) as p
    union all
    select ${tx.workspaceId}::uuid, 'theme', t, ${id}::uuid, ${later}::timestamptz from unnest(${themes}::text[]) as t
    union all
    select ${tx.workspaceId}::uuid, 'product', t, ${id}::uuid, ${later}::timestamptz from unnest(${products}::text[]) as t
    on conflict (workspace_id, kind, term) do update set emerging_id = excluded.emerging_id, until = excluded.until`.execute(
    tx,
  );
}

/** What this issue made quiet is told of again. */
export async function endQuietOf(tx: Tx, emergingId: string): Promise<void> {
  await sql`delete from quiet_term where workspace_id = ${tx.workspaceId} and emerging_id = ${emergingId}`.execute(tx);
}

/** What is quiet now, themes and products by their names, phrases by the alphabet. */
export async function listQuiet(tx: Tx, now: Date): Promise<QuietTerm[]> {
  const { rows } = await sql<{ kind: Kind; term: string; until: Date | null; reason: DismissalReason | null }>`
    select q.kind, q.term, q.until, e.reason
    from quiet_term q join emerging e on e.workspace_id = q.workspace_id and e.id = q.emerging_id
    where q.workspace_id = ${tx.workspaceId} and (q.until is null or q.until > ${now})
    order by q.kind desc, q.term limit ${mostListed}`.execute(tx);
  const { entries } = (await readActive(tx, 'taxonomy')).body;
  return rows.map(({ until, ...rest }) => ({
    ...rest,
    name: rest.kind !== 'phrase' ? (entries.find(({ id }) => id === rest.term)?.name ?? rest.term) : rest.term,
    until: until?.toISOString() ?? null,
  }));
}

/** Has it told of again. Throws `not_found` for what is not quiet. */
export async function liftQuiet(
  tx: Tx,
  viewer: Viewer,
  { kind, term }: { kind: Kind; term: string },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    delete from quiet_term where workspace_id = ${tx.workspaceId} and kind = ${kind} and term = ${term}
    returning emerging_id as id`.execute(tx);
  if (!rows[0]) throw notFound('phrase');
  const subject = { kind: 'emerging', id: rows[0].id };
  record(tx, { type: 'emerging.quiet_lifted', at: now, actor: actorOf(viewer), subject, detail: { kind } });
}
