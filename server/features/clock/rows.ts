import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Told } from './fires.ts';
import type { Clock, Pause } from './run.ts';

/** A clock as it stands in its row. */
export type StoredClock = Omit<Clock, 'pauses'> &
  Told & { id: string; conversationId: string; isPrimary: boolean; calendar: string; firesAt: Date | null };

/** A clock as it shall stand. */
export type ClockRow = StoredClock & { pauses: readonly Pause[]; versions: Versions };
export type Versions = { priority: number; calendars: number; clocks: number };

/** The clocks of these conversations, in the order in which they began. */
export async function readClocks(tx: Tx, conversationIds: readonly string[]): Promise<StoredClock[]> {
  const { rows } = await sql<StoredClock>`
    select id, conversation_id as "conversationId", kind, n, state, is_primary as "isPrimary", started_at as "startedAt", since,
      stopped_at as "stoppedAt", due_at as "dueAt", warn_at as "warnAt", spent_ms as "spentMs", paused_by as "pausedBy",
      target_minutes as "targetMinutes", calendar, warned_for as "warnedFor", breached_for as "breachedFor", fires_at as "firesAt"
    from clock where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])
    order by conversation_id, started_at, kind, n`.execute(tx);
  return rows;
}

/** Writes clocks with their pauses, new or changed, one statement a table. */
export async function writeClocks(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(pick: (row: ClockRow) => T) => rows.map(pick);
  await sql`
    insert into clock (workspace_id, id, conversation_id, kind, n, state, is_primary, started_at, since, stopped_at, due_at, warn_at,
      spent_ms, paused_by, target_minutes, calendar, priority_version, calendars_version, clocks_version, fires_at)
    select ${tx.workspaceId}, k.* from unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.conversationId)}::uuid[],
      ${column((row) => row.kind)}::text[], ${column((row) => row.n)}::int[], ${column((row) => row.state)}::text[],
      ${column((row) => row.isPrimary)}::boolean[], ${column((row) => row.startedAt)}::timestamptz[],
      ${column((row) => row.since)}::timestamptz[], ${column((row) => row.stoppedAt)}::timestamptz[],
      ${column((row) => row.dueAt)}::timestamptz[], ${column((row) => row.warnAt)}::timestamptz[],
      ${column((row) => row.spentMs)}::bigint[], ${column((row) => row.pausedBy)}::text[],
      ${column((row) => row.targetMinutes)}::int[], ${column((row) => row.calendar)}::text[],
      ${column((row) => row.versions.priority)}::int[], ${column((row) => row.versions.calendars)}::int[],
      ${column((row) => row.versions.clocks)}::int[], ${column((row) => row.firesAt)}::timestamptz[]) as k
    on conflict (workspace_id, conversation_id, kind, n) do update set
      state = excluded.state, is_primary = excluded.is_primary, started_at = excluded.started_at, since = excluded.since,
      stopped_at = excluded.stopped_at, due_at = excluded.due_at, warn_at = excluded.warn_at, spent_ms = excluded.spent_ms,
      paused_by = excluded.paused_by, target_minutes = excluded.target_minutes, calendar = excluded.calendar,
      priority_version = excluded.priority_version, calendars_version = excluded.calendars_version,
      clocks_version = excluded.clocks_version, fires_at = excluded.fires_at`.execute(tx);
  await writePauses(tx, rows);
}

async function writePauses(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  const pauses = rows.flatMap(({ id, pauses }) => pauses.map((pause, n) => ({ clockId: id, n, ...pause })));
  await sql`
    delete from clock_pause p using unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.pauses.length)}::int[]) as k (id, kept)
    where p.workspace_id = ${tx.workspaceId} and p.clock_id = k.id and p.n >= k.kept`.execute(tx);
  if (pauses.length === 0) return;
  await sql`
    insert into clock_pause (workspace_id, clock_id, n, by, from_at, to_at, due_at)
    select ${tx.workspaceId}, p.* from unnest(${pauses.map((one) => one.clockId)}::uuid[], ${pauses.map((one) => one.n)}::int[],
      ${pauses.map((one) => one.by)}::text[], ${pauses.map((one) => one.from)}::timestamptz[],
      ${pauses.map((one) => one.to)}::timestamptz[], ${pauses.map((one) => one.dueAt)}::timestamptz[]) as p
    on conflict (workspace_id, clock_id, n)
      do update set by = excluded.by, from_at = excluded.from_at, to_at = excluded.to_at, due_at = excluded.due_at`.execute(
    tx,
  );
}

/** What lists sort by; each version grows, so that a screen takes the row. */
export async function writeDueTimes(
  tx: Tx,
  due: readonly { conversationId: string; primaryDueAt: Date | null }[],
): Promise<void> {
  if (due.length === 0) return;
  await sql`
    update conversation c set primary_due_at = d.due_at, version = c.version + 1
    from unnest(${due.map((one) => one.conversationId)}::uuid[], ${due.map((one) => one.primaryDueAt)}::timestamptz[]) as d (id, due_at)
    where c.workspace_id = ${tx.workspaceId} and c.id = d.id`.execute(tx);
}
