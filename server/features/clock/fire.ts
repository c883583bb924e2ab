import { sql } from 'kysely';
import type { ClockKind } from '#contract/clock.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { nextFiring } from './fires.ts';

const batchSize = 500;

/**
 * Tells every warning and breach of a workspace whose moment has come, in batches, and what of each is next. What was
 * told already for the same deadline is not told again, whoever asks. Answers how many were told.
 */
export async function fireDue({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<number> {
  let told = 0;
  for (let seen = batchSize; seen === batchSize; ) {
    const batch = await db.inWorkspace(workspaceId, (tx) => fireBatch(tx, now()));
    seen = batch.seen;
    told += batch.told;
  }
  return told;
}

type Due = {
  id: string;
  conversationId: string;
  kind: ClockKind;
  state: 'running';
  dueAt: Date;
  warnAt: Date | null;
  targetMinutes: number;
  warnedFor: number | null;
  breachedFor: number | null;
};

async function fireBatch(tx: Tx, now: Date): Promise<{ seen: number; told: number }> {
  const { rows } = await sql<Due>`
    select id, conversation_id as "conversationId", kind, state, due_at as "dueAt", warn_at as "warnAt", target_minutes as "targetMinutes",
      warned_for as "warnedFor", breached_for as "breachedFor"
    from clock where workspace_id = ${tx.workspaceId} and fires_at <= ${now}
    order by fires_at, id limit ${batchSize} for update skip locked`.execute(tx);
  const firing = rows.flatMap((clock) => {
    const next = nextFiring(clock, clock, now);
    return next ? [{ ...clock, firing: next.kind }] : [];
  });
  const first = await writeFirings(tx, firing, now);
  for (const clock of firing) {
    if (!first.has(`${clock.id} ${clock.firing}`)) continue;
    record(tx, {
      type: clock.firing === 'warning' ? 'clock.warned' : 'clock.breached',
      at: now,
      actor: systemActor,
      subject: { kind: 'clock', id: clock.id },
      conversationId: clock.conversationId,
      detail: { kind: clock.kind, dueAt: clock.dueAt.toISOString() },
    });
  }
  await moveOn(tx, rows, firing, now);
  return { seen: rows.length, told: first.size };
}

type Firing = Due & { firing: 'warning' | 'breach' };

async function writeFirings(tx: Tx, firing: readonly Firing[], now: Date): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    insert into clock_firing (workspace_id, clock_id, kind, due_at, fired_at)
    select ${tx.workspaceId}, f.id, f.kind, f.due_at, ${now}
    from unnest(${firing.map(({ id }) => id)}::uuid[], ${firing.map((one) => one.firing)}::text[],
      ${firing.map(({ dueAt }) => dueAt)}::timestamptz[]) as f (id, kind, due_at)
    on conflict do nothing returning clock_id || ' ' || kind as key`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}

/** Each clock remembers what it told, and waits for what comes next. */
async function moveOn(tx: Tx, rows: readonly Due[], firing: readonly Firing[], now: Date): Promise<void> {
  const told = new Map(firing.map((one) => [one.id, one.firing]));
  const next = rows.map((clock) => {
    const kind = told.get(clock.id);
    const after = {
      warnedFor: kind === 'warning' ? clock.targetMinutes : clock.warnedFor,
      breachedFor: kind === 'breach' ? clock.targetMinutes : clock.breachedFor,
    };
    return { id: clock.id, ...after, firesAt: nextFiring(clock, after, now)?.at ?? null };
  });
  await sql`
    update clock c set warned_for = k.warned_for, breached_for = k.breached_for, fires_at = k.fires_at
    from unnest(${next.map(({ id }) => id)}::uuid[], ${next.map((one) => one.warnedFor)}::int[],
      ${next.map((one) => one.breachedFor)}::int[], ${next.map((one) => one.firesAt)}::timestamptz[])
      as k (id, warned_for, breached_for, fires_at)
    where c.workspace_id = ${tx.workspaceId} and c.id = k.id`.execute(tx);
}
