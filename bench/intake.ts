import pg from 'pg';
import pino from 'pino';
import { createFindHost } from '#connectors/host.ts';
import { createHttp } from '#connectors/http.ts';
import { connectors } from '#connectors/registry.ts';
import { readConfig } from '#server/config.ts';
import type { Context } from '#server/context.ts';
import { openDatabase } from '#server/db/client.ts';
import { createDrainer } from '#server/features/intake/drainer.ts';
import { createJournal } from '#server/features/intake/journal.ts';
import { diskStore } from '#server/files/disk.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startPresence, startWorker } from '#server/jobs/worker.ts';
import { createPictures } from '#server/pictures/pictures.ts';
import { secretBox } from '#server/secret-box.ts';
import { createPool } from '#server/understanding/pool.ts';
import { readBareWork, runBareWork } from './bare-rows.ts';
import { type BenchServer, prepareDatabase, startServer } from './data.ts';
import { account, makeDeliveries } from './deliveries.ts';
import { type Bench, type Figure, figure } from './figure.ts';
import { median } from './statistics.ts';
import { openWorkspace } from './workspace.ts';

const rounds = 5;
const deliveriesARound = 12_000;
const inFlight = 128;

/**
 * From the bytes of a delivery to the stored, routed conversation, through journal, batches and ledger, against the same rows
 * inserted bare into the same schema on the same server. Both with fsync and synchronous_commit on; arms in turns.
 */
export const intake: Bench = {
  name: 'intake',
  async run(say, { quick }) {
    const server = await startServer('intake');
    try {
      const perSecond: { ours: number[]; bare: number[]; deliveries: number[] } = {
        ours: [],
        bare: [],
        deliveries: [],
      };
      for (let round = 0; round < (quick ? 1 : rounds); round += 1) {
        const deliveries = makeDeliveries(quick ? 2_000 : deliveriesARound, round, new Date());
        await prepareDatabase(server, 'ours', { fresh: true });
        const tookMs = await runPipeline(server.url('ours'), deliveries);
        const work = await readBareWork(server.url('ours'));
        const bareMs = await runBare(server, work);
        perSecond.ours.push((work.rows / tookMs) * 1000);
        perSecond.bare.push((work.rows / bareMs) * 1000);
        perSecond.deliveries.push((deliveries.length / tookMs) * 1000);
        say(`round ${round + 1}: ${work.rows} rows, ${Math.round(tookMs)} ms against ${Math.round(bareMs)} ms bare`);
      }
      const [value, floor, deliveries] = [median(perSecond.ours), median(perSecond.bare), median(perSecond.deliveries)];
      const accepted: Figure = {
        name: 'intake.deliveries',
        value: deliveries,
        unit: 'deliveries/s',
        floor: null,
        ratio: null,
        target: null,
      };
      const together = figure('intake', { value, unit: 'rows/s', floor, target: { least: 0.35 } });
      // Each round's arms ran one after the other, so their ratio says more than that of two medians.
      return [
        { ...together, ratio: median(perSecond.ours.map((ours, round) => ours / (perSecond.bare[round] ?? 0))) },
        accepted,
      ];
    } finally {
      await server.stop();
    }
  },
};

async function runBare(server: BenchServer, work: Awaited<ReturnType<typeof readBareWork>>): Promise<number> {
  await prepareDatabase(server, 'bare', { fresh: true });
  const url = server.url('bare');
  const db = openDatabase({ url });
  await openWorkspace(db);
  await db.close();
  await forgetEvents(url);
  return runBareWork(url, work);
}

/** Accepts and handles every delivery as the hooks of a whole program do. Answers milliseconds. */
async function runPipeline(url: string, deliveries: readonly Buffer[]): Promise<number> {
  const db = openDatabase({ url, maxConnections: 20 });
  const { config } = readConfig({ EARSHOT_LOG: 'error' });
  const context: Context = {
    config,
    db,
    log: pino({ level: 'error' }, pino.destination(2)),
    secretBox: secretBox('00'.repeat(32)),
    files: diskStore(config.dataDir),
    pictures: createPictures(),
    connectors,
    http: createHttp({ allowLoopback: true, userAgent: 'Earshot bench' }),
    findHost: createFindHost({ allowLoopback: true }),
    understanding: createPool({ threads: 1 }),
    now: () => new Date(),
  };
  const { workspaceId, channelId } = await openWorkspace(db);
  const presence = await startPresence(context, { alone: true });
  const worker = await startWorker(context, presence);
  const drainer = createDrainer(context);
  const journal = createJournal(context, drainer);
  const arrival = { channelId, appId: null, network: account.network, source: 'webhook' } as const;

  const started = performance.now();
  let next = 0;
  const sender = async () => {
    for (let body = deliveries[next++]; body !== undefined; body = deliveries[next++])
      await journal.accept(workspaceId, { ...arrival, body });
  };
  await Promise.all(Array.from({ length: inFlight }, sender));
  await drainer.settled();
  const tookMs = performance.now() - started;

  if (await isPending(db, workspaceId)) throw new Error('The pipeline settled before its work was done.');
  await worker.stop();
  await presence.end();
  await db.close();
  return tookMs;
}

type Db = ReturnType<typeof openDatabase>;

async function isPending(db: Db, workspaceId: WorkspaceId): Promise<boolean> {
  return db.inWorkspace(workspaceId, async (tx) => {
    const waiting = tx
      .selectFrom('delivery')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('state', '=', 'pending')
      .limit(1);
    return (await waiting.executeTakeFirst()) !== undefined;
  });
}

/** The bare arm brings every event of the other run, the workspace's own first ones included. */
async function forgetEvents(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('truncate event, event_detail');
  await client.end();
}
