// Every parser meets deliveries that are not as they should be: `npm run fuzz [-- NETWORK …] [--count N] [--seed N]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, wholeNumber } from '#cli/arguments.ts';
import { randomFrom } from '#cli/seed/random.ts';
import { connectors } from '#connectors/registry.ts';
import { hostileShapes } from './hostile.ts';
import { findFault } from './judge.ts';
import { mutate } from './mutate.ts';
import { readSeeds } from './seeds.ts';

const largeBytes = 10 * 1024 * 1024;
const mostTold = 20;

const { values, words } = readArguments(
  process.argv.slice(2),
  { count: { type: 'string' }, seed: { type: 'string' } },
  connectors.length,
);
const count = wholeNumber('count', values.count, { least: 1, most: 100_000_000, fallback: 100_000 });
const seed = wholeNumber('seed', values.seed, { least: 0, most: 1e9, fallback: 1 });
const folder = join(tmpdir(), 'earshot-fuzz');
mkdirSync(folder, { recursive: true });

let faults = 0;
for (const connector of connectors.filter(({ network }) => words.length === 0 || words.includes(network))) {
  const started = performance.now();
  const { account, documents } = readSeeds(connector);
  /** Each fault once, by its words without what is different each time. */
  const told = new Set<string>();
  const judge = async (name: string, body: Uint8Array) => {
    const fault = await findFault(connector, account, body);
    if (fault === null) return;
    faults += 1;
    const kind = fault.replaceAll(/\d+|"[^"]*"/g, '…');
    if (told.has(kind) || told.size >= mostTold) return;
    told.add(kind);
    const file = join(folder, `${connector.network}-${told.size}.bin`);
    writeFileSync(file, body);
    process.stdout.write(`${connector.network}, ${name}: ${fault.slice(0, 300)}\n  ${file}\n`);
  };
  for (const document of documents)
    for (const { name, body } of hostileShapes(document, largeBytes)) await judge(name, body);
  for (let n = 0; n < count; n += 1) {
    const random = randomFrom(seed, connector.network, n);
    await judge(`delivery ${n}`, mutate(random.pick(documents), random));
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${connector.network}: ${count} deliveries in ${seconds} s, ${told.size} kinds of fault\n`);
}
process.exit(faults === 0 ? 0 : 1);
