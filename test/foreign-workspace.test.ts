import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { permissions } from '#contract/permissions.ts';
import { streamPath } from '#contract/stream.ts';
import { type Caller, startTestApp, type TestApp } from './app.ts';
import { anAgent } from './factories/people.ts';
import type { Case } from './walls/cases/case.ts';
import { casesOf } from './walls/cases.ts';
import { openFingerprint } from './walls/fingerprint.ts';
import { keyOf, request } from './walls/request.ts';
import { aWorld, type World } from './walls/world.ts';

const secret = 'Zanzibarite';

let dataDir: string;
let app: TestApp;
let theirs: World;
let mine: World;
let cases: Record<string, Case[]>;
let fingerprint: Awaited<ReturnType<typeof openFingerprint>>;
let changed: () => Promise<string[]>;
let apiKey: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-walls-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir } });
  theirs = await aWorld(app, secret);
  mine = await aWorld(app, 'Mine');
  cases = casesOf(theirs, mine);
  fingerprint = await openFingerprint(app.url);
  changed = await fingerprint.watch(theirs.workspaceId);
  const made = await app.call(mine.owner, createApiKey, { body: { name: 'All', scopes: [...permissions] } });
  apiKey = made.body.key;
});
afterAll(async () => {
  await fingerprint.close();
  await app.close();
  rmSync(dataDir, { recursive: true });
});

/** An owner of the other workspace, new each time, because some endpoints end the caller's session. */
const stranger = () => anAgent(app.context.db, mine.workspaceId, { role: 'owner', name: 'Eve' });

/** Tries every case, and looks after each whether all that is theirs stands as it stood. */
async function expectWalls(openCaller: () => Promise<Caller>): Promise<void> {
  for (const endpoint of app.fastify.endpoints) {
    const caller = await openCaller();
    for (const one of cases[keyOf(endpoint)] ?? []) {
      const { status, text } = await request(app, endpoint, caller, one);
      const told = `${keyOf(endpoint)} ${JSON.stringify(one)} → ${status} ${text.slice(0, 300)}`;

      if (one.expect === 'refused') expect([403, 404], told).toContain(status);
      else expect(status, told).toBeLessThan(500);
      expect(text, told).not.toContain(secret);
      expect(await changed(), told).toEqual([]);
    }
  }
}

test('every endpoint has a case here, and every case an endpoint', () => {
  expect(Object.keys(cases).sort()).toEqual(app.fastify.endpoints.map(keyOf).sort());
});

test('what answers beside the endpoints is known', () => {
  const contract = new Set(app.fastify.endpoints.map(keyOf));
  const others = app.fastify.paths.filter((path) => !contract.has(path) && !path.startsWith('HEAD '));

  // A hook and a deletion are addressed by their secret; the stream has its own test below; the rest belongs to nobody.
  expect(others.sort()).toEqual([
    'GET /api/docs',
    'GET /api/docs/style.css',
    'GET /api/health',
    'GET /api/openapi.json',
    `GET ${streamPath}`,
    'GET /deletion/:code',
    'GET /hooks/:token',
    'POST /hooks/:token',
  ]);
});

describe('nothing of another workspace is seen or changed', () => {
  test('by its owner, at any endpoint', () => expectWalls(stranger));

  test('by an API key with every scope, at any endpoint', () => expectWalls(async () => ({ apiKey })));

  test('by its owner, at any endpoint, also when row-level security does not help', async () => {
    await fingerprint.dropWalls();
    try {
      await expectWalls(stranger);
    } finally {
      await fingerprint.raiseWalls();
    }
  });

  test('on the stream, whatever it asks for and whatever happens there', async () => {
    const { session } = await stranger();
    await app.fastify.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.fastify.server.address() as { port: number };
    const leave = new AbortController();
    const stream = await fetch(
      `http://127.0.0.1:${port}${streamPath}?view=all&conversation=${theirs.conversation.conversationId}&after=0`,
      { headers: { cookie: `earshot_session=${session}` }, signal: leave.signal },
    );
    const heard = listen(stream);
    const change = app.fastify.endpoints.find((one) => keyOf(one).endsWith('/priority'));
    if (!change) throw new Error('No endpoint sets a priority.');
    const set = (caller: World, priority: string) =>
      request(app, change, caller.owner, {
        expect: 'own',
        params: { conversationId: caller.conversation.conversationId },
        body: { priority },
      });

    await set(theirs, 'high');
    await set(mine, 'high');
    await heard.until(mine.conversation.conversationId);
    leave.abort();

    expect(heard.text()).not.toContain(theirs.conversation.conversationId);
    expect(heard.text()).not.toContain(secret);
  });
});

test('without a session no endpoint answers but the public ones', async () => {
  const open: string[] = [];
  for (const endpoint of app.fastify.endpoints) {
    const { status } = await request(app, endpoint, {}, cases[keyOf(endpoint)]?.[0] ?? { expect: 'own' });
    if (status !== 401 && endpoint.permission !== 'public') open.push(`${keyOf(endpoint)} → ${status}`);
  }

  expect(open).toEqual([]);
  expect(
    app.fastify.endpoints
      .filter(({ permission }) => permission === 'public')
      .map(keyOf)
      .sort(),
  ).toEqual([
    'GET /api/approval-links/:token',
    'GET /api/escalation-links/:token',
    'GET /api/handed',
    'GET /api/identity-links/:token',
    'GET /api/invites/:token',
    'GET /api/page-links/:token',
    'GET /api/password-resets/:token',
    'GET /api/rota-feeds/:token',
    'GET /api/setup',
    'GET /api/ticket-forms/:token',
    'POST /api/approval-links/:token/decision',
    'POST /api/escalation-links/:token/answers',
    'POST /api/escalation-links/:token/seen',
    'POST /api/identity-links/:token/confirm',
    'POST /api/invites/:token',
    'POST /api/page-links/:token/acknowledge',
    'POST /api/password-resets/:token',
    'POST /api/session',
    'POST /api/session/second-step',
    'POST /api/setup',
    'POST /api/setup/code',
    'POST /api/ticket-forms/:token',
    'POST /api/ticket-forms/:token/files',
  ]);
});

// Last, because it changes what the walls protect.
test('what is refused from outside is found from within, so the cases name real things', async () => {
  const missed: string[] = [];
  // What is read, before what a write removes.
  const readsFirst = app.fastify.endpoints.toSorted((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'));
  for (const endpoint of readsFirst)
    for (const one of cases[keyOf(endpoint)] ?? []) {
      if (one.expect !== 'refused' || one.nowhere) continue;
      const { status, text } = await request(app, endpoint, theirs.owner, one);
      if (status === 404 || status === 400) missed.push(`${keyOf(endpoint)} → ${status} ${text.slice(0, 200)}`);
    }

  expect(missed).toEqual([]);
  // The same look that found nothing changed above.
  expect((await changed()).length).toBeGreaterThan(20);
});

/** Collects what a stream says until a text was among it. */
function listen(stream: Response): { text(): string; until(wanted: string): Promise<void> } {
  let text = '';
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of stream.body ?? []) text += decoder.decode(chunk, { stream: true });
  })().catch(() => {});
  return {
    text: () => text,
    until: async (wanted) => {
      const deadline = Date.now() + 60_000;
      while (!text.includes(wanted) && Date.now() < deadline) await new Promise((next) => setTimeout(next, 20));
      if (!text.includes(wanted)) throw new Error(`The stream never said ${wanted}, only: ${text.slice(0, 500)}`);
      void reading;
    },
  };
}
