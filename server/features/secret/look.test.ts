import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { getConversation } from '#contract/conversation.ts';
import { defaultSecretRules, lookAtPicture } from '#contract/secret.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { catchUp } from '#server/events/follow.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { Caller } from '#test/app.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';
import { openWorld, read, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { cutDue } from './cut.ts';
import { findSecrets } from './subscribers.ts';

let world: World;
let dataDir: string;
let owner: TestAgent;
let agent: TestAgent;
let auditor: TestAgent;
let brandId: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-looks-'));
  world = await openWorld({ dataDir });
  const { db } = world.app.context;
  owner = await anAgent(db, world.workspaceId, { role: 'owner' });
  agent = await anAgent(db, world.workspaceId);
  auditor = await anAgent(db, world.workspaceId, { role: 'auditor' });
  await catchUp(world.app.context, world.workspaceId, findSecrets);
  const { accounts } = read<{ accounts: { id: string; handle: string }[] }>(await world.customer('GET', '/accounts'));
  brandId = accounts.find(({ handle }) => handle === 'acme')?.id ?? '';
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A picture that a customer sent, in private or below a public post; with the conversation that it is in. */
async function aPicture(stage: 'private' | 'public') {
  const image = read<{ id: string }>(await world.customer('POST', '/images?alt=A+card', tinyPng));
  const text = `My papers ${newWord()}`;
  const wanted = stage === 'private' ? { to: brandId, text } : { text: `@acme ${text}` };
  const path = stage === 'private' ? '/messages' : '/statuses';
  read(await world.customer('POST', path, { ...wanted, image_ids: [image.id] }));
  await world.poll();
  await catchUp(world.app.context, world.workspaceId, findSecrets);
  const row = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('attachment as a')
      .innerJoin('message as m', 'm.id', 'a.message_id')
      .select(['a.id', 'm.conversation_id as conversationId'])
      .where('m.text', 'like', `%${text}%`)
      .executeTakeFirstOrThrow(),
  );
  return { id: row.id, conversationId: row.conversationId ?? '' };
}
type Picture = Awaited<ReturnType<typeof aPicture>>;

const rules = (pictures: Partial<typeof defaultSecretRules.pictures>, days: number | null = null) =>
  switchOn(world.app, owner, {
    kind: 'secrets',
    body: {
      after: { ...defaultSecretRules.after, private_picture: days === null ? null : days * 1_440 },
      pictures: { ...defaultSecretRules.pictures, ...pictures },
    },
  });
const shown = async ({ id, conversationId }: Picture) =>
  (await world.app.call(agent, getConversation, { params: { conversationId } })).body.timeline
    .flatMap((one) => (one.kind === 'message' ? one.attachments : []))
    .find((one) => one.id === id);
const look = async ({ id }: Picture, by: Caller, reason = '') => {
  const { status, body } = await world.app.call(by, lookAtPicture, {
    params: { attachmentId: id },
    body: { reason },
  });
  return [status, body.error?.reason ?? null];
};
const fetchBy = async ({ id }: Picture, who: TestAgent) =>
  (
    await world.app.fastify.inject({
      url: `/api/attachments/${id}`,
      headers: { 'x-earshot': '1', cookie: `${sessionCookie}=${who.session}` },
    })
  ).statusCode;
const looks = ({ id }: Picture) =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('event as e')
      .innerJoin('event_detail as d', 'd.event_id', 'e.id')
      .select(['e.actor_id as by', 'd.body'])
      .where('e.type', '=', 'attachment.looked_at')
      .where('e.subject_id', '=', id)
      .execute(),
  );

test('a picture that came in private stays covered for everybody who has not looked, and each look is recorded', async () => {
  const picture = await aPicture('private');
  expect(await shown(picture)).toMatchObject({ covered: true, url: null });
  expect([await fetchBy(picture, agent), await fetchBy(picture, owner)]).toEqual([403, 403]);
  expect(await look(picture, auditor)).toEqual([403, 'permission_missing']);

  expect(await look(picture, agent)).toEqual([200, null]);
  expect(await look(picture, agent)).toEqual([200, null]);

  expect([await fetchBy(picture, agent), await fetchBy(picture, owner)]).toEqual([200, 403]);
  expect(await looks(picture)).toEqual([{ by: agent.agentId, body: { reason: '' } }]);
});

test('an API key looks only with the right to it', async () => {
  const picture = await aPicture('private');
  const key = async (...scopes: ('inbox.read' | 'picture.look')[]) => ({
    apiKey: (await world.app.call(owner, createApiKey, { body: { name: 'Bot', scopes } })).body.key,
  });
  expect(await look(picture, await key('inbox.read'))).toEqual([403, 'permission_missing']);
  expect(await look(picture, await key('inbox.read', 'picture.look'))).toEqual([200, null]);
});

test('what stands in public is covered for nobody', async () => {
  const picture = await aPicture('public');
  expect((await shown(picture))?.covered).toBeUndefined();
  expect(await fetchBy(picture, agent)).toBe(200);
});

test('where the policy asks for a reason, nobody looks without one', async () => {
  await rules({ askReason: true });
  const picture = await aPicture('private');
  expect(await look(picture, agent)).toEqual([400, 'bad_request']);
  expect(await fetchBy(picture, agent)).toBe(403);
  expect(await look(picture, agent, 'The serial number')).toEqual([200, null]);
  expect(await looks(picture)).toEqual([{ by: agent.agentId, body: { reason: 'The serial number' } }]);
});

test('a policy that covers nothing shows them at once, and one that cuts takes the file away when due', async () => {
  await rules({ cover: 'never' });
  const picture = await aPicture('private');
  expect(await fetchBy(picture, agent)).toBe(200);
  expect((await shown(picture))?.url).not.toBeNull();

  await rules({ cover: 'never' }, 7);
  await catchUp(world.app.context, world.workspaceId, findSecrets);
  const files = () =>
    readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
  expect(files()).toBeGreaterThan(0);
  const later = { ...world.app.context, now: () => new Date(Date.now() + 7 * 86_400_000 + 60_000) };
  await cutDue(later, world.workspaceId);
  await world.app.runJobs();

  expect(await shown(picture)).toMatchObject({ state: 'gone', alt: '' });
  expect(await fetchBy(picture, agent)).toBe(404);
});
