import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { escalateConversation } from '#contract/page.ts';
import { createStakeholderGroup, getEscalated, listEscalated } from '#contract/stakeholder.ts';
import { streamPath } from '#contract/stream.ts';
import { sessionCookie } from '#server/http/token.ts';
import { startTestApp, type TestApp } from './app.ts';
import { aConversation } from './factories/conversation.ts';
import { anAgent, type TestAgent } from './factories/people.ts';
import type { Case } from './walls/cases/case.ts';
import { casesOf } from './walls/cases.ts';
import { openFingerprint } from './walls/fingerprint.ts';
import { keyOf, request } from './walls/request.ts';
import { aWorld, type World } from './walls/world.ts';

const secret = 'Zanzibarite';
/** What somebody with an account may do about themselves, and what they were asked; everything else is refused. */
const open = [
  /^\w+ \/api\/(session|sessions|second-step|escalated)\b/,
  /^\w+ \/api\/(setup|password-resets|invites)\b/,
];

let dataDir: string;
let app: TestApp;
let theirs: World;
let cases: Record<string, Case[]>;
let lawyer: TestAgent;
let asked: { escalationId: string; conversationId: string };
let fingerprint: Awaited<ReturnType<typeof openFingerprint>>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-walls-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir } });
  theirs = await aWorld(app, secret);
  cases = casesOf(theirs, await aWorld(app, 'Elsewhere'));
  lawyer = await anAgent(app.context.db, theirs.workspaceId, { role: 'stakeholder', name: 'Lea' });
  const people = [{ agentId: lawyer.agentId }];
  const { body } = await app.call(theirs.owner, createStakeholderGroup, {
    body: { name: 'Legal', remindAfterMinutes: null, people },
  });
  const { conversationId } = await aConversation(app.context.db, theirs.workspaceId, { text: 'I will sue you' });
  const escalated = await app.call(theirs.owner, escalateConversation, {
    params: { conversationId },
    body: { to: { kind: 'group', id: body.groupId }, reason: 'Is that serious?' },
  });
  asked = { escalationId: escalated.body.escalationId ?? '', conversationId };
  fingerprint = await openFingerprint(app.url);
});
afterAll(async () => {
  await fingerprint.close();
  await app.close();
  rmSync(dataDir, { recursive: true });
});

test('a stakeholder is refused everything of the workspace at every endpoint, whatever they name', async () => {
  const before = await fingerprint.of(theirs.workspaceId);
  const answered: string[] = [];
  for (const endpoint of app.fastify.endpoints) {
    const isOpen = open.some((pattern) => pattern.test(keyOf(endpoint)));
    for (const one of isOpen ? [] : (cases[keyOf(endpoint)] ?? [])) {
      const { status, text } = await request(app, endpoint, lawyer, one);
      if (status !== 403 && status !== 404) answered.push(`${keyOf(endpoint)} → ${status} ${text.slice(0, 200)}`);
      expect(text, keyOf(endpoint)).not.toContain(secret);
    }
  }

  expect(answered).toEqual([]);
  expect(await fingerprint.of(theirs.workspaceId)).toEqual(before);
});

test('the very conversation they were asked about stays shut but for what was put to them', async () => {
  const inAsked = (one: Case): Case => ({
    ...one,
    params: {
      ...one.params,
      ...(one.params?.conversationId ? { conversationId: asked.conversationId } : {}),
      ...(one.params?.escalationId ? { escalationId: asked.escalationId } : {}),
    },
  });
  for (const endpoint of app.fastify.endpoints.filter(({ path }) => /:(conversationId|escalationId)/.test(path)))
    for (const one of endpoint.path.startsWith('/api/escalated/') ? [] : (cases[keyOf(endpoint)] ?? [])) {
      const { status } = await request(app, endpoint, lawyer, inAsked(one));

      expect([403, 404], keyOf(endpoint)).toContain(status);
    }
});

test('another’s question is not found, a file elsewhere neither, and the list holds their own alone', async () => {
  for (const endpoint of app.fastify.endpoints.filter(({ path }) => path.startsWith('/api/escalated/')))
    for (const one of cases[keyOf(endpoint)] ?? []) {
      const { status, text } = await request(app, endpoint, lawyer, one);

      expect(status, keyOf(endpoint)).toBe(404);
      expect(text).not.toContain(secret);
    }
  const file = { escalationId: asked.escalationId, attachmentId: theirs.attachmentId };
  const { url } = { url: `/api/escalated/${file.escalationId}/attachments/${file.attachmentId}` };
  const headers = { cookie: `${sessionCookie}=${lawyer.session}` };
  expect((await app.fastify.inject({ url, headers })).statusCode).toBe(404);

  const list = await app.call(lawyer, listEscalated, {});
  expect(list.body.escalations.map(({ id }) => id)).toEqual([asked.escalationId]);
  const { body } = await app.call(lawyer, getEscalated, { params: { escalationId: asked.escalationId } });
  expect(body.messages.map(({ text }) => text)).toEqual(['I will sue you']);
});

test('the stream of events is shut to them', async () => {
  const headers = { cookie: `${sessionCookie}=${lawyer.session}` };

  expect((await app.fastify.inject({ url: `${streamPath}?view=all`, headers })).statusCode).toBe(403);
});
