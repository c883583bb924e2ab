import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { createDatabase } from '#test/database.ts';
import { freePort } from '#test/port.ts';
import { runCli } from './run.ts';

let dataDir: string;
let database: Awaited<ReturnType<typeof createDatabase>>;
let port: number;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-cli-'));
  database = await createDatabase();
  port = await freePort();
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('help names every command, and each explains itself', async () => {
  const overview = await run(['--help']);

  expect(overview.code).toBe(0);
  for (const name of [
    'setup',
    'reset-password',
    'doctor',
    'parse',
    'audit',
    'seed',
    'scaffold',
    'classify',
    'evaluate',
    'learn',
    'spikes',
  ]) {
    expect(overview.out).toContain(name);
    expect(await run([name, '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') });
  }
});

test('what is not understood ends with 2 and says how it is meant', async () => {
  expect(await run(['dance'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no command "dance"') });
  expect(await run(['seed', '--conversations', 'many'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('whole number'),
  });
  expect(await run(['setup', '--language', 'xx'])).toMatchObject({ code: 2, err: expect.stringContaining('en, de') });
  expect(await run(['audit'])).toMatchObject({ code: 2 });
  expect(await run(['seed', '--nonsense'])).toMatchObject({ code: 2 });
});

test('scaffold refuses a name that is none, or is taken', async () => {
  expect(await run(['scaffold', 'Pigeon Post'])).toMatchObject({ code: 2, err: expect.stringContaining('lower-case') });
  expect(await run(['scaffold', 'mastodon'])).toMatchObject({ code: 1, err: expect.stringContaining('already') });
});

test('parse refuses unknown networks, nothing at all, and bytes that are no delivery', async () => {
  expect(await run(['parse', 'smoke-signals'], 'x')).toMatchObject({
    code: 1,
    err: expect.stringContaining('sandbox'),
  });
  expect(await run(['parse', 'sandbox'], '')).toMatchObject({ code: 1, err: expect.stringContaining('empty') });
  expect(await run(['parse', 'sandbox'], '{"half')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('delivery'),
  });
});

test('parse shows items and says why the rest was skipped', async () => {
  const payload = JSON.stringify({
    events: [
      {
        kind: 'status.deleted',
        account_id: 'b',
        data: { status_id: '1', deleted_at: '2026-01-01T00:00:00Z', by: 'author' },
      },
      { kind: 'poll.vote', account_id: 'b', data: {} },
    ],
  });

  const { code, out } = await run(['parse', 'sandbox', '--account', 'b'], payload);

  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    network: 'sandbox',
    items: [{ kind: 'delete', externalId: '1' }],
    skipped: [{ reason: 'unknown kind: poll.vote' }],
  });
});

test('setup makes owner, workspace and key once; a person who forgot the password gets a link', async () => {
  const scopes = ['--scopes', 'inbox.read,audit.read'];
  const first = await run(['setup', '--email', 'ana@example.test', '--language', 'de', ...scopes]);
  const channels = await run(['doctor']);
  const second = await run(['setup']);
  const link = await run(['reset-password', 'ANA@example.test']);
  const nobody = await run(['reset-password', 'who@example.test']);

  expect(first.code).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({
    email: 'ana@example.test',
    apiKey: expect.stringMatching(/^ek_/),
    scopes: ['inbox.read', 'audit.read'],
  });
  expect(await viewNames(JSON.parse(first.out).workspaceId)).toEqual(['Beobachtet']);
  // The practice workspace stands on the sandbox network, as after a first visit.
  expect(channels.out).toContain('channels: 1 connected');
  expect(second).toMatchObject({ code: 1, err: expect.stringContaining('set up already') });
  expect(JSON.parse(link.out)).toMatchObject({ url: expect.stringMatching(/\/reset\/.{20}/), secondStep: 'none' });
  expect(nobody.code).toBe(1);
});

test('a seeded workspace is exported, and its file verifies without a database until it is touched', async () => {
  const seeded = JSON.parse((await run(['seed', '--conversations', '40', '--until', '2026-11-22T00:00:00Z'])).out);
  const exported = await run(['audit', 'export', '--workspace', seeded.workspaceId]);
  const file = join(dataDir, 'audit.jsonl');
  writeFileSync(file, exported.out);

  const whole = await run(['audit', 'verify', file], '', {});
  writeFileSync(file, exported.out.replace('conversation.opened', 'conversation.closed'));
  const changed = await run(['audit', 'verify', file], '', {});
  writeFileSync(file, exported.out.slice(0, -200));
  const cut = await run(['audit', 'verify', file], '', {});
  appendFileSync(file, 'garbage\n');

  expect(seeded).toMatchObject({ conversations: 40 });
  expect(whole.code).toBe(0);
  expect(JSON.parse(whole.out)).toMatchObject({ ok: true, erased: { count: 0 }, findings: [] });
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.out).findings).toMatchObject([{ kind: 'changed' }]);
  expect(cut).toMatchObject({ code: 1, err: expect.stringContaining('cut') });
  expect((await run(['audit', 'verify'])).code).toBe(0);
});

test('the doctor tells of settings, of a missing database and of a healthy one', async () => {
  const wrong = await run(['doctor'], '', { PORT: 'x' });
  const fresh = await run(['doctor', '--json'], '', { EARSHOT_DATA: join(dataDir, 'nothing') });
  const healthy = await run(['doctor', '--json']);

  expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('PORT') });
  expect(JSON.parse(fresh.out)).toMatchObject({ ok: true });
  expect(fresh.out).toContain('no database yet');
  expect(JSON.parse(healthy.out).checks.filter(({ state }: { state: string }) => state === 'fail')).toEqual([]);
  expect(healthy.out).toContain('bound by row-level security');
  expect(() => readFileSync(join(dataDir, 'nothing', 'key'))).toThrow();
});

async function viewNames(workspaceId: WorkspaceId): Promise<string[]> {
  const db = openDatabase({ url: database.url });
  const rows = await db.inWorkspace(workspaceId, (tx) =>
    tx.selectFrom('view').select('name').where('workspace_id', '=', workspaceId).execute(),
  );
  await db.close();
  return rows.map(({ name }) => name);
}

async function run(argv: string[], stdin = '', environment?: Record<string, string>) {
  let out = '';
  let err = '';
  const code = await runCli(argv, {
    stdin: async () => Buffer.from(stdin),
    input: () => Readable.from([stdin]),
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    environment: environment ?? { EARSHOT_DATA: dataDir, DATABASE_URL: database.url, PORT: String(port) },
  });
  return { code, out, err };
}
