import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseContact } from '#contract/contact.ts';
import { sessionCookie } from '#server/http/token.ts';
import { anAgent } from '#test/factories/people.ts';
import { aPhoto, readPicture } from '#test/pictures.ts';
import { openS3, type S3 } from '#test/s3.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';

let s3: S3;
let world: World;
beforeAll(async () => {
  s3 = await openS3();
  world = await openWorld({ environment: s3.environment });
});
afterAll(async () => {
  await world.close();
  await s3.close();
});

test('pictures stand in the bucket with their small copies, are served from it, and are gone from it with the person', async () => {
  const { app, workspaceId, agent } = world;
  const mention = await world.mention('Look');
  const headers = { 'x-earshot': '1', cookie: `${sessionCookie}=${agent.session}` };
  const uploaded = await app.fastify.inject({
    method: 'POST',
    url: `/api/conversations/${mention.conversationId}/attachments?name=box.jpg&alt=A+box`,
    headers: { ...headers, 'content-type': 'image/jpeg' },
    payload: await aPhoto(1600, 800),
  });
  const { attachment } = uploaded.json();
  const kept = await Promise.all([...s3.objects.values()].map(readPicture));
  expect(kept).toMatchObject([
    { format: 'jpeg', width: 800, height: 1600, tells: [] },
    { format: 'webp', width: 320, height: 640, tells: [] },
  ]);

  const shown = await app.fastify.inject({ method: 'GET', url: `/api/attachments/${attachment.id}`, headers });
  expect([...s3.objects.values()][0]?.equals(shown.rawPayload)).toBe(true);
  const small = await app.fastify.inject({ method: 'GET', url: attachment.thumbnailUrl, headers });
  expect([...s3.objects.values()][1]?.equals(small.rawPayload)).toBe(true);
  const part = await app.fastify.inject({
    method: 'GET',
    url: `/api/attachments/${attachment.id}`,
    headers: { ...headers, range: 'bytes=1-3' },
  });
  expect(part.rawPayload.toString('hex')).toBe('d8ffdb');

  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  const contact = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('conversation as c')
      .innerJoin('profile as p', 'p.id', 'c.profile_id')
      .innerJoin('contact as k', 'k.id', 'p.contact_id')
      .select(['k.id', 'k.name'])
      .where('c.id', '=', mention.conversationId)
      .executeTakeFirstOrThrow(),
  );
  const erased = await app.call(owner, eraseContact, {
    params: { contactId: contact.id },
    body: { name: contact.name },
  });
  expect(erased.status).toBe(200);
  await app.runJobs();
  expect(s3.objects.size).toBe(0);
});
