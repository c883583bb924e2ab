// A process of its own that keeps the clocks: `node bench/keep.ts DATABASE_URL` prints `ready`, then for each line on its
// input the milliseconds of processor time it has used so far.
import { createInterface } from 'node:readline';
import pino from 'pino';
import { openDatabase } from '#server/db/client.ts';
import { keepMoments } from '#server/moments/keep.ts';
import { allMoments } from '#server/moments/registry.ts';

const db = openDatabase({ url: process.argv[2] ?? '', maxConnections: 4 });
const log = pino({ level: 'error' }, pino.destination(2));
const keeper = keepMoments({ db, log, now: () => new Date() }, allMoments);
process.stdout.write('ready\n');
for await (const _ of createInterface({ input: process.stdin })) {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${(user + system) / 1000}\n`);
}
await keeper.stop();
await db.close();
