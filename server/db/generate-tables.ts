import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres.ts';

// Writes tables.ts from a freshly migrated database: `npm run tables`, or with --verify to fail when it is out of date.
const dataDir = mkdtempSync(join(tmpdir(), 'earshot-tables-'));
const postgres = await startPostgres(dataDir, { fsync: 'off' });
await migrate(postgres.url);
const verify = process.argv.includes('--verify') ? ['--verify'] : [];
const out = join(import.meta.dirname, 'tables.ts');
const partitions = 'public.(delivery_default|delivery_item_default|delivery_2*|delivery_item_2*)';
const options = ['--dialect', 'postgres', '--url', postgres.url, '--out-file', out, '--default-schema', 'public'];
const patterns = [
  '--include-pattern',
  'public.*',
  '--exclude-pattern',
  partitions,
  '--type-mapping',
  '{"int8":"number"}',
];
const tools = join(import.meta.dirname, '..', '..', 'node_modules', '.bin');
const run = spawnSync('kysely-codegen', [...options, ...patterns, ...verify], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${tools}:${process.env.PATH}` },
});
await postgres.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = run.status ?? 1;
