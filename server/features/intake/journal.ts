import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import { booleans, ints, texts, uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { sentAhead } from '#server/db/prepared.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import type { Written } from './expected.ts';

/** Something a network handed us, before anybody looks into it. */
export type Arrival = {
  /** Null for what came to an app that serves several: whom it is for is read with it. */
  channelId: string | null;
  appId: string | null;
  network: string;
  source: 'webhook' | 'poll' | 'echo';
  body: Uint8Array;
  isBackfill?: boolean;
};

/** The job that handles what is pending; named here so that the journal needs no import of its work. */
export const drainJob = { name: 'intake.drain', maxAttempts: 25 };

/** Writes arrivals and the job that handles them in the caller's transaction. */
export async function journalArrivals(tx: Tx, arrivals: readonly Arrival[], receivedAt: Date): Promise<void> {
  if (arrivals.length === 0) return;
  await insertArrivals(tx, arrivals, receivedAt);
  await enqueue(tx, drainJob, { workspaceId: tx.workspaceId }, { key: tx.workspaceId });
}

/** The bodies go as one run of bytes and are cut there: as an array of texts they would be twice as long, and read twice. */
async function insertArrivals(tx: Tx, arrivals: readonly Arrival[], receivedAt: Date): Promise<Written[]> {
  const written = arrivals.map((arrival) => ({ ...arrival, id: newId(receivedAt), receivedAt }));
  const sizes = arrivals.map(({ body }) => body.length);
  // SQL counts from one.
  const starts = [1];
  for (const size of sizes.slice(0, -1)) starts.push((starts.at(-1) ?? 0) + size);
  await sql`${sentAhead}
    insert into delivery (workspace_id, id, app_id, channel_id, network, source, received_at, body, is_backfill, state)
    select ${tx.workspaceId}, id, app_id, channel_id, network, source, ${receivedAt},
      substring(${Buffer.concat(arrivals.map(({ body }) => body))}::bytea from start for size), is_backfill, 'pending'
    from unnest(${uuids(written.map((a) => a.id))}, ${uuids(arrivals.map((a) => a.appId))}, ${uuids(arrivals.map((a) => a.channelId))},
      ${texts(arrivals.map((a) => a.network))}, ${texts(arrivals.map((a) => a.source))}, ${ints(starts)}, ${ints(sizes)},
      ${booleans(arrivals.map((a) => a.isBackfill ?? false))}) as a (id, app_id, channel_id, network, source, start, size, is_backfill)`.execute(
    tx,
  );
  return written.map(({ id, channelId, network, body, isBackfill = false }) => ({
    ...{ id, receivedAt, channelId, network, body, isBackfill },
  }));
}

type Waiting = { arrival: Arrival; done(): void; failed(error: unknown): void };

const largestGroup = 500;
/** A group of large ones is shorter: no statement holds more than this and one delivery, in bytes. */
const largestGroupBytes = 16 * 1024 * 1024;
/** While one group is on its way to the disk, the next are read, checked and sent after it. */
const groupsAtOnce = 3;

/** Accepts single deliveries at any rate: `accept` resolves once the delivery is on disk. */
export type Journal = { accept(workspaceId: WorkspaceId, arrival: Arrival): Promise<void> };

/** How this program handles what it journals. */
export type Handler = {
  /** Whether these few may be handled in the very transaction that writes them. */
  canHandleNow(workspaceId: WorkspaceId, arrivals: readonly Arrival[]): boolean;
  /** Handles what is pending in that transaction, these among it, or throws. */
  handleNow(tx: Tx, written: readonly Written[]): Promise<void>;
  /** Starts handling what is pending, or has another program do so; settles once that will happen. */
  handleSoon(workspaceId: WorkspaceId): void | Promise<void>;
};

/**
 * Group commit: what arrives while a commit is on its way to the disk shares the next one, so a lone delivery waits
 * for nobody and many share one flush. A lone one is handled in the same transaction where that is possible, which spares
 * the person at the screen a second wait for the disk; all others after the commit. What a crash leaves is found by the
 * sweep.
 */
export function createJournal({ db, now }: Pick<Context, 'db' | 'now'>, handler: Handler): Journal {
  const queues = new Map<WorkspaceId, Waiting[]>();
  const writers = new Map<WorkspaceId, number>();

  const write = async (workspaceId: WorkspaceId, arrivals: readonly Arrival[]): Promise<void> => {
    if (handler.canHandleNow(workspaceId, arrivals)) {
      const isHandled = await db
        .inWorkspace(
          workspaceId,
          async (tx) => {
            await handler.handleNow(tx, await insertArrivals(tx, arrivals, now()));
            return true;
          },
          { fewRows: true },
        )
        // Whatever went wrong: to be kept comes first, and then it is tried again for itself.
        .catch(() => false);
      if (isHandled) return;
    }
    await db.inWorkspace(workspaceId, (tx) => insertArrivals(tx, arrivals, now()));
    await handler.handleSoon(workspaceId);
  };

  const flush = async (workspaceId: WorkspaceId) => {
    const others = writers.get(workspaceId) ?? 0;
    if (others >= groupsAtOnce) return;
    writers.set(workspaceId, others + 1);
    // What arrives in the same turn of the program goes together.
    await setImmediate();
    for (let group = take(queues, workspaceId); group.length > 0; group = take(queues, workspaceId)) {
      const members = group;
      await write(
        workspaceId,
        members.map((one) => one.arrival),
      ).then(
        () => {
          for (const one of members) one.done();
        },
        (error: unknown) => {
          for (const one of members) one.failed(error);
        },
      );
    }
    writers.set(workspaceId, (writers.get(workspaceId) ?? 1) - 1);
  };

  return {
    accept: (workspaceId, arrival) =>
      new Promise((done, failed) => {
        const queue = queues.get(workspaceId) ?? [];
        queue.push({ arrival, done, failed });
        queues.set(workspaceId, queue);
        void flush(workspaceId);
      }),
  };
}

function take(queues: Map<WorkspaceId, Waiting[]>, workspaceId: WorkspaceId): Waiting[] {
  const queue = queues.get(workspaceId) ?? [];
  let bytes = 0;
  const tooMany = queue.findIndex(({ arrival }, n) => {
    bytes += arrival.body.length;
    return n >= largestGroup || (n > 0 && bytes > largestGroupBytes);
  });
  return queue.splice(0, tooMany < 0 ? queue.length : tooMany);
}
