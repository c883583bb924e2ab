// A process of its own for the API: `node bench/serve.ts DATABASE_URL [works] [web]` prints its address, once, on standard
// output; with `works` it also runs the jobs, with `web` it leaves deliveries to another program.
import pino from 'pino';
import { createFindHost } from '#connectors/host.ts';
import { createHttp } from '#connectors/http.ts';
import { connectors } from '#connectors/registry.ts';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { Context } from '#server/context.ts';
import { openDatabase } from '#server/db/client.ts';
import { refuseUnboundRole } from '#server/db/migrate.ts';
import { diskStore } from '#server/files/disk.ts';
import { startPresence, startWorker } from '#server/jobs/worker.ts';
import { createPictures } from '#server/pictures/pictures.ts';
import { secretBox } from '#server/secret-box.ts';
import { createPool } from '#server/understanding/pool.ts';

const [url = '', ...options] = process.argv.slice(2);
const { config } = readConfig({ EARSHOT_LOG: 'error', ...(options.includes('web') ? { EARSHOT_ROLES: 'web' } : {}) });
const db = openDatabase({ url, maxConnections: 20 });
await refuseUnboundRole(db.pool);
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
const app = await buildApp(context);
if (options.includes('works')) await startWorker(context, await startPresence(context, { alone: true }));
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
// The parent ends this program by closing its input.
process.stdin.resume().on('end', () => process.exit(0));
