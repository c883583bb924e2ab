import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { sentAhead } from '#server/db/prepared.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { type Ahead, nothingAhead, readAhead } from './ahead.ts';
import { handleBatch, keysOf } from './batch.ts';
import { forgetErasedAgain } from './erased.ts';
import { findStanding, type Standing } from './existing.ts';
import { type Expectations, isAsExpected, type Written } from './expected.ts';
import { holdDeliveries, holdShares } from './hold.ts';
import { writeLedger } from './ledger.ts';
import { lockIntake, tryLockIntake } from './lock.ts';
import { queueNamed } from './named.ts';
import type { Journalled } from './parse.ts';
import { parsePending } from './parse-pending.ts';
import { type PendingDelivery, readPending } from './pending.ts';
import { takeAnswers } from './stakeholders.ts';

/** Deliveries a transaction: large enough for set-based statements, small enough for a short lock. */
const batchSize = 500;
/** From here on planning the checks anew costs less than a bad plan would. */
const manyAtOnce = 50;

/** The workspaces this program drains now, each with whether more arrived since it began. */
const draining = new Map<WorkspaceId, boolean>();

/**
 * Handles everything pending in a workspace, oldest first; when that is under way here, it goes on with what arrived
 * meanwhile, so that a flood at one workspace holds one place among the jobs and not all of them.
 */
export async function drainDeliveries(context: Context, workspaceId: WorkspaceId): Promise<void> {
  if (draining.has(workspaceId)) {
    draining.set(workspaceId, true);
    return;
  }
  try {
    do {
      draining.set(workspaceId, false);
      await drainAll(context, workspaceId);
    } while (draining.get(workspaceId));
  } finally {
    draining.delete(workspaceId);
  }
}

/** Whether this program drains that workspace now. */
export const isDraining = (workspaceId: WorkspaceId): boolean => draining.has(workspaceId);

/**
 * One at a time per workspace (an advisory lock between programs), so order holds; a delivery that breaks a batch is
 * found by halving and marked failed, and the others go on.
 */
async function drainAll(context: Context, workspaceId: WorkspaceId): Promise<void> {
  for (let batch: Batch | null = afresh; batch !== null; ) batch = await drainOnce(context, workspaceId, batch);
}

type Batch = { size: number; ahead: Ahead };
const afresh: Batch = { size: batchSize, ahead: nothingAhead };

/** Gives the batch to try next; null when nothing was pending. */
async function drainOnce(context: Context, workspaceId: WorkspaceId, { size, ahead }: Batch): Promise<Batch | null> {
  let claimed = 0;
  let following = Promise.resolve(nothingAhead);
  try {
    await context.db.inWorkspace(workspaceId, async (tx) => {
      await lockIntake(tx);
      await readInOrder(tx);
      const deliveries = await readPending(tx, size, { inHand: ahead.deliveries });
      claimed = deliveries.length;
      const last = deliveries.at(-1);
      if (last === undefined) return;
      if (claimed >= manyAtOnce) await forgetPlans(tx);
      if (claimed === batchSize) following = readAhead(context, workspaceId, last, size).catch(() => nothingAhead);
      await handle(context, tx, deliveries, ahead);
    });
    return claimed === 0 ? null : { size: batchSize, ahead: await following };
  } catch (error) {
    await following;
    if (isDatabaseGone(error)) throw error;
    if (claimed > 1) return { size: Math.ceil(claimed / 2), ahead: nothingAhead };
    await failFirst(context, workspaceId, error);
    return afresh;
  }
}

async function handle(
  context: Context,
  tx: Tx,
  deliveries: readonly PendingDelivery[],
  ahead: Ahead,
  standing?: Standing,
): Promise<void> {
  await holdDeliveries(tx, deliveries.filter(isHalted));
  const going = deliveries.filter((delivery) => !isHalted(delivery));
  if (going.length === 0) return;
  const parsed = await Promise.all(going.map((delivery) => ahead.take(delivery) ?? parsePending(context, delivery)));
  const readable = parsed.filter((one) => one.failure === undefined);
  await handleBatch(tx, await takeAnswers(context, tx, readable, context.now()), context.now(), standing);
  await writeLedger(tx, parsed);
  await holdShares(
    tx,
    parsed.flatMap(({ held = [] }) => held),
    context.now(),
  );
  await queueNamed(
    tx,
    readable.flatMap(({ named = [] }) => named),
  );
  await forgetErasedAgain(tx, parsed, context.now());
  for (const { delivery, failure } of parsed)
    if (failure !== undefined) tellFailure(tx, delivery, failure, context.now());
}

const isHalted = (delivery: PendingDelivery) => delivery.channelId !== null && delivery.isHalted;

/** What a network waits for with its delivery is done at once or not in its time. */
const patienceMs = 100;

/**
 * Handles what is pending in the caller's transaction. Throws, for the caller to roll back, when it is too much for one
 * breath, when another run is at it, or when a row is held by somebody.
 */
export async function handleAtOnce(
  context: Context,
  tx: Tx,
  [written]: readonly Written[],
  expectations: Expectations,
): Promise<void> {
  const expected = written ? expectations.of(written) : null;
  const parsed = expected && (await parsePending(context, expected));
  // In one exchange with the database: what is pending and what stands is looked at once the lock is held.
  const [, deliveries, standing] = await Promise.all([
    tryLockIntake(tx, patienceMs),
    readPending(tx, manyAtOnce),
    parsed ? findStanding(tx, keysOf([parsed])) : undefined,
  ]);
  if (deliveries.length === manyAtOnce) throw new Error('More is pending than can be handled at once.');
  expectations.note(deliveries);
  if (expected && parsed && isAsExpected(expected, deliveries))
    await handle(context, tx, deliveries, { deliveries: [], take: () => parsed }, standing);
  else await handle(context, tx, deliveries, nothingAhead);
}

/**
 * PostgreSQL keeps the plans of its foreign key checks as long as a connection lives. Made while a table was nearly empty
 * they read all of it for each row, which a back-fill into a new installation feels: 12,000 deliveries took 27 s, not 10.
 */
async function forgetPlans(tx: Tx): Promise<void> {
  await sql`discard plans`.execute(tx);
}

/** A planner that has not counted yet expects little to be pending, and for each batch would read and sort all that is. */
async function readInOrder(tx: Tx): Promise<void> {
  await sql`${sentAhead}set local enable_bitmapscan = off`.execute(tx);
}

function tellFailure(tx: Tx, delivery: Journalled, reason: string, at: Date): void {
  record(tx, {
    type: 'delivery.failed',
    at,
    actor: systemActor,
    subject: { kind: 'delivery', id: delivery.id },
    detail: { reason },
  });
}

/** The oldest delivery breaks its own transaction: it is kept as failed, so that what comes after is handled. */
async function failFirst(context: Context, workspaceId: WorkspaceId, error: unknown): Promise<void> {
  context.log.error({ err: error }, 'A delivery could not be handled and was set aside; see the ledger.');
  await context.db.inWorkspace(workspaceId, async (tx) => {
    await lockIntake(tx);
    const [pending] = await readPending(tx, 1);
    if (!pending) return;
    const failure = `Storing it failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500);
    await writeLedger(tx, [{ delivery: pending, items: [], skipped: [], failure }]);
    tellFailure(tx, pending, failure, context.now());
  });
}

/** Connection trouble, shutdown and deadlocks are nobody's fault: the job is tried again. */
function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // The driver's own complaints carry no code; the words of a server's may quote the delivery.
  if (code === null) return /connection|terminat|destroyed/i.test(error.message);
  return /^(ECONN|EPIPE|ENOENT|08|53|57|40)/.test(code);
}
