import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countViews, listConversations } from '#contract/conversation.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { startTestApp, type TestApp } from './app.ts';
import { counted } from './counted.ts';
import { aConversation, aTeam } from './factories/conversation.ts';
import { anAgent, type TestAgent } from './factories/people.ts';
import type { Case } from './walls/cases/case.ts';
import { casesOf } from './walls/cases.ts';
import { openFingerprint } from './walls/fingerprint.ts';
import { keyOf, request } from './walls/request.ts';
import { aWorld, type World } from './walls/world.ts';

const secret = 'Zanzibarite';
/** What leads to a conversation, and with it to those who may see it. */
const within = /:(conversationId|messageId|dispatchId|attachmentId|taskId|pageId|approvalId|escalationId)/;
const lists = ['GET /api/conversations', 'GET /api/search', 'GET /api/approvals'];

let dataDir: string;
let app: TestApp;
let theirs: World;
let cases: Record<string, Case[]>;
let outsider: TestAgent;
let ownConversationId: string;
let fingerprint: Awaited<ReturnType<typeof openFingerprint>>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-walls-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir } });
  const { db } = app.context;
  theirs = await aWorld(app, secret);
  cases = casesOf(theirs, await aWorld(app, 'Elsewhere'));
  const teamId = await aTeam(db, theirs.workspaceId, 'Night shift');
  outsider = await anAgent(db, theirs.workspaceId, { name: 'Otto', teamIds: [teamId] });
  ownConversationId = (await aConversation(db, theirs.workspaceId, { teamId })).conversationId;
  fingerprint = await openFingerprint(app.url);
});
afterAll(async () => {
  await fingerprint.close();
  await app.close();
  rmSync(dataDir, { recursive: true });
});

const casesWithin = (endpoint: Endpoint) =>
  (cases[keyOf(endpoint)] ?? []).filter(({ expect, nowhere }) => expect === 'refused' && !nowhere);

test('an agent of one team finds and changes nothing in a conversation of another team', async () => {
  const endpoints = app.fastify.endpoints.filter(({ path }) => within.test(path));
  const changed = await fingerprint.watch(theirs.workspaceId);
  for (const endpoint of endpoints)
    for (const one of casesWithin(endpoint)) {
      const { status, text } = await request(app, endpoint, outsider, one);
      const told = `${keyOf(endpoint)} → ${status} ${text.slice(0, 300)}`;

      expect([403, 404], told).toContain(status);
      expect(text, told).not.toContain(secret);
      expect(await changed(), told).toEqual([]);
    }

  expect(endpoints.length).toBeGreaterThan(15);
});

test('lists and search show an agent of one team nothing of another team’s conversation', async () => {
  const endpoints = app.fastify.endpoints.filter((endpoint) => lists.includes(keyOf(endpoint)));
  for (const endpoint of endpoints)
    for (const one of cases[keyOf(endpoint)] ?? []) {
      const { status, text } = await request(app, endpoint, outsider, one);

      expect(status).toBe(200);
      expect(text).not.toContain(theirs.conversation.conversationId);
    }

  expect(endpoints).toHaveLength(lists.length);
});

test('their own team’s conversation, one of nobody’s team and one assigned to them are theirs to see', async () => {
  const { db } = app.context;
  const free = await aConversation(db, theirs.workspaceId);
  const assigned = await aConversation(db, theirs.workspaceId, {
    teamId: theirs.teamId,
    assigneeId: outsider.agentId,
  });

  const { body } = await app.call(outsider, listConversations, { query: { view: 'all' } });

  const seen = new Set(body.items.map(({ id }) => id));
  expect(seen).toEqual(new Set([ownConversationId, free.conversationId, assigned.conversationId]));
  const { views } = await counted(async () => (await app.call(outsider, countViews, {})).body);
  expect(views.find(({ key }) => key === 'open')?.count).toBe(3);
});
