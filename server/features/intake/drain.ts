import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { connectorOf } from '#server/features/channel/queries.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { handleBatch } from './batch.ts';
import { forgetErasedAgain } from './erased.ts';
import { holdDeliveries, holdShares } from './hold.ts';
import { writeLedger } from './ledger.ts';
import { lockIntake, tryLockIntake } from './lock.ts';
import { queueNamed } from './named.ts';
import { type Journalled, type ParsedDelivery, parseDelivery } from './parse.ts';
import { parseShared } from './parse-shared.ts';
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
  for (let size = batchSize; ; ) {
    const result = await drainOnce(context, workspaceId, size);
    if (result === 'empty') return;
    size = result === 'done' ? batchSize : result.retryWith;
  }
}

async function drainOnce(
  context: Context,
  workspaceId: WorkspaceId,
  size: number,
): Promise<'empty' | 'done' | { retryWith: number }> {
  let claimed = 0;
  try {
    return await context.db.inWorkspace(workspaceId, async (tx) => {
      await lockIntake(tx);
      const deliveries = await readPending(tx, size);
      claimed = deliveries.length;
      if (claimed === 0) return 'empty';
      if (claimed >= manyAtOnce) await forgetPlans(tx);
      await handle(context, tx, deliveries);
      return 'done';
    });
  } catch (error) {
    if (isDatabaseGone(error)) throw error;
    if (claimed > 1) return { retryWith: Math.ceil(claimed / 2) };
    await failFirst(context, workspaceId, error);
    return 'done';
  }
}

async function handle(context: Context, tx: Tx, deliveries: readonly PendingDelivery[]): Promise<void> {
  await holdDeliveries(tx, deliveries.filter(isHalted));
  const going = deliveries.filter((delivery) => !isHalted(delivery));
  if (going.length === 0) return;
  const parsed = await Promise.all(going.map((delivery) => parse(context, delivery)));
  const readable = parsed.filter((one) => one.failure === undefined);
  await handleBatch(tx, await takeAnswers(context, tx, readable, context.now()), context.now());
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

function parse(context: Context, delivery: PendingDelivery): Promise<ParsedDelivery> {
  const connector = connectorOf(context, delivery.network);
  return delivery.channelId === null ? parseShared(connector, delivery) : parseDelivery(connector, delivery);
}

/** What a network waits for with its delivery is done at once or not in its time. */
const patienceMs = 100;

/**
 * Handles what is pending in the caller's transaction. Throws, for the caller to roll back, when it is too much for one
 * breath, when another run is at it, or when a row is held by somebody.
 */
export async function handleAtOnce(context: Context, tx: Tx): Promise<void> {
  // In one exchange with the database: what is pending is looked at once the lock is held.
  const [, deliveries] = await Promise.all([tryLockIntake(tx, patienceMs), readPending(tx, manyAtOnce)]);
  if (deliveries.length === manyAtOnce) throw new Error('More is pending than can be handled at once.');
  await handle(context, tx, deliveries);
}

/**
 * PostgreSQL keeps the plans of its foreign key checks as long as a connection lives. Made while a table was nearly empty
 * they read all of it for each row, which a back-fill into a new installation feels: 12,000 deliveries took 27 s, not 10.
 */
async function forgetPlans(tx: Tx): Promise<void> {
  await sql`discard plans`.execute(tx);
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
