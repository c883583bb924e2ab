import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeAttachment, removeAttachment } from '#contract/attachment.ts';
import { getConversation } from '#contract/conversation.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { saveDraft } from '#contract/draft.ts';
import { mp4Start, oggStart, tinyPng } from '#sandbox/testing.ts';
import { newId } from '#server/db/id.ts';
import { sessionCookie } from '#server/http/token.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { newWord } from '#test/factories/word.ts';
import { aPhoto, readPicture } from '#test/pictures.ts';
import { type Mention, openWorld, read, type World } from '#test/sandbox-world.ts';
import { tampered } from '#test/tamper.ts';
import { fetchAttachment } from './fetch.ts';
import { addressOf } from './handed.ts';
import { readOutbound } from './outbound.ts';

let world: World;
let mention: Mention;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'earshot-attachments-'));
  world = await openWorld({ dataDir });
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  mention = await world.mention(`Look ${newId()}`);
});

const headers = (agent: TestAgent) => ({ 'x-earshot': '1', cookie: `${sessionCookie}=${agent.session}` });

function upload(bytes: Uint8Array, { type = 'image/png', query = 'name=box.png&alt=A+box' } = {}, agent = world.agent) {
  return world.app.fastify.inject({
    method: 'POST',
    url: `/api/conversations/${mention.conversationId}/attachments?${query}`,
    headers: { ...headers(agent), 'content-type': type },
    payload: Buffer.from(bytes),
  });
}
const get = (id: string, agent = world.agent, more: Record<string, string> = {}) =>
  world.app.fastify.inject({ method: 'GET', url: `/api/attachments/${id}`, headers: { ...headers(agent), ...more } });

const rows = () =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('attachment as a')
      .innerJoin('message as m', 'm.id', 'a.message_id')
      .select(['a.id', 'a.state', 'a.mime_type', 'a.alt', 'm.direction', 'a.size_bytes', 'a.kind', 'a.captions'])
      .where('m.conversation_id', '=', mention.conversationId)
      .orderBy('a.n')
      .execute(),
  );

/** Notes a file of a customer's message as intake does, without the job that fetches it. */
async function pending(remoteUrl: string, kind = 'image', captionsUrl: string | null = null): Promise<string> {
  const id = newId();
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .insertInto('attachment')
      .values({
        workspace_id: world.workspaceId,
        id,
        message_id: mention.messageId,
        kind,
        state: 'pending',
        remote_url: remoteUrl,
        captions_url: captionsUrl,
        created_at: world.app.context.now(),
      })
      .execute(),
  );
  return id;
}
const stateOf = async (id: string) => (await rows()).find((row) => row.id === id)?.state;

const answer = (attachmentIds: string[], accepted: string[] = []): ReplyInput => ({
  clientKey: newId(),
  stage: 'public',
  text: `Here it is ${newWord()}`,
  replyToId: mention.messageId,
  attachmentIds,
  addresseeIds: [],
  seenVersion: mention.version + 100,
  accepted,
});
const send = (body: ReplyInput) =>
  world.app.call(world.agent, sendReply, { params: { conversationId: mention.conversationId }, body });

test("a customer's image is fetched into our own storage and served from there", async () => {
  const image = read<{ id: string }>(await world.customer('POST', '/images?alt=Broken+box', tinyPng));
  const posted = read<{ id: string }>(
    await world.customer('POST', '/statuses', {
      text: '@acme see',
      in_reply_to: mention.externalId,
      image_ids: [image.id],
    }),
  );
  await world.poll();

  const [stored] = await rows();
  const file = await get(stored?.id ?? '');
  expect(posted.id).not.toBe('');
  expect(stored).toMatchObject({ state: 'stored', mime_type: 'image/png', alt: 'Broken box' });
  expect(file.statusCode).toBe(200);
  expect(await readPicture(file.rawPayload)).toMatchObject({ format: 'png', width: 1, height: 1 });
  expect(file.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(file.headers['content-disposition']).toMatch(/^inline/);
});

test("a customer's photo no longer says where it was taken, and has a small copy for the timeline", async () => {
  const image = read<{ id: string }>(await world.customer('POST', '/images', new Uint8Array(await aPhoto(1600, 800))));
  const status = { text: '@acme here', in_reply_to: mention.externalId, image_ids: [image.id] };
  await world.customer('POST', '/statuses', status);
  await world.poll();

  const { body } = await world.app.call(world.agent, getConversation, {
    params: { conversationId: mention.conversationId },
  });
  const [photo] = body.timeline.flatMap((one) => (one.kind === 'message' ? one.attachments : []));
  const small = await world.app.fastify.inject({ url: photo?.thumbnailUrl ?? '', headers: headers(world.agent) });
  expect(await readPicture((await get(photo?.id ?? '')).rawPayload)).toEqual({
    ...{ format: 'jpeg', width: 800, height: 1600, tells: [] },
  });
  expect(await readPicture(small.rawPayload)).toEqual({ format: 'webp', width: 320, height: 640, tells: [] });
  expect(small.headers).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
  });
});

test('a broken picture is kept as it came, to be taken and not to be shown', async () => {
  const half = (await aPhoto()).subarray(0, 900);
  const image = read<{ id: string }>(await world.customer('POST', '/images', new Uint8Array(half)));
  const status = { text: '@acme odd', in_reply_to: mention.externalId, image_ids: [image.id] };
  await world.customer('POST', '/statuses', status);
  await world.poll();

  const { body } = await world.app.call(world.agent, getConversation, {
    params: { conversationId: mention.conversationId },
  });
  const [odd] = body.timeline.flatMap((one) => (one.kind === 'message' ? one.attachments : []));
  const file = await get(odd?.id ?? '');
  expect(odd).toMatchObject({ kind: 'file', state: 'stored', problem: 'broken' });
  expect(odd?.thumbnailUrl).toBeUndefined();
  expect([file.headers['content-type'], file.rawPayload.equals(half)]).toEqual(['application/octet-stream', true]);
  expect(file.headers['content-disposition']).toMatch(/^attachment/);
});

test('what was kept before pictures were drawn again is shown, small too, and leaves without its place', async () => {
  const { context } = world.app;
  const photo = await aPhoto(1600, 800);
  const sha256 = await context.files.keep(world.workspaceId, photo);
  const { attachment } = (await upload(tinyPng)).json();
  await context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .updateTable('attachment')
      .set({ sha256, mime_type: 'image/jpeg', size_bytes: photo.length, width: null, height: null, frames: null })
      .where('id', '=', attachment.id)
      .execute(),
  );
  const small = () =>
    world.app.fastify.inject({ url: `/api/attachments/${attachment.id}/thumbnail`, headers: headers(world.agent) });
  const limits = { text: {}, images: { max: 1, maxBytes: photo.length - 1, mimeTypes: ['image/jpeg'] } };
  const [sent] = await readOutbound(context, world.workspaceId, { ids: [attachment.id], limits, network: 'sandbox' });

  expect((await get(attachment.id)).rawPayload.equals(photo)).toBe(true);
  expect(await readPicture((await small()).rawPayload)).toMatchObject({ format: 'webp', height: 640 });
  expect(await context.files.readSmall(world.workspaceId, sha256)).toEqual((await small()).rawPayload);
  expect(await readPicture(sent?.bytes ?? Buffer.alloc(0))).toMatchObject({ format: 'jpeg', height: 1600, tells: [] });
});

test('a picture that a network takes only smaller is made so on its way out', async () => {
  const { attachment } = (
    await upload(await aPhoto(1600, 800), { type: 'image/jpeg', query: 'name=my.box.png' })
  ).json();
  const limits = { text: {}, images: { max: 1, maxBytes: 100_000, maxPixels: 80_000, mimeTypes: ['image/jpeg'] } };
  const [sent] = await readOutbound(world.app.context, world.workspaceId, {
    ids: [attachment.id],
    limits,
    network: 'sandbox',
  });

  expect(sent).toMatchObject({ name: 'my.box.jpg', mimeType: 'image/jpeg' });
  expect(await readPicture(sent?.bytes ?? Buffer.alloc(0))).toMatchObject({ width: 200, height: 400, tells: [] });
});

test('a network that fetches files gets one as it goes out, for an hour, until it is removed', async () => {
  const { attachment } = (await upload(await aPhoto(1600, 800), { type: 'image/jpeg' })).json();
  const { context } = world.app;
  const handed = { workspaceId: world.workspaceId, attachmentId: attachment.id, network: 'sandbox' };
  const reached = { ...context, config: { ...context.config, publicUrl: 'https://care.example' } };
  const address = addressOf(reached, handed) ?? '';
  const ask = (url: string) => world.app.fastify.inject({ url: url.replace('https://care.example', '') });
  const got = await ask(address);

  expect(addressOf({ ...context, config: { ...context.config, publicUrl: undefined } }, handed)).toBeUndefined();
  expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'image/jpeg']);
  expect(await readPicture(got.rawPayload)).toMatchObject({ width: 800, tells: [] });
  expect((await ask(tampered(address))).statusCode).toBe(404);
  const earlier = { ...reached, now: () => new Date(context.now().getTime() - 3_601_000) };
  expect((await ask(addressOf(earlier, handed) ?? '')).statusCode).toBe(404);
  await world.app.call(world.agent, removeAttachment, { params: { attachmentId: attachment.id } });
  expect((await ask(address)).statusCode).toBe(404);
});

test("a customer's film is stored with its captions, and its sound without any", async () => {
  const film = read<{ id: string }>(await world.customer('POST', '/recordings?alt=It+rattles', mp4Start));
  const sound = read<{ id: string }>(await world.customer('POST', '/recordings', oggStart));
  await world.customer('PUT', `/recordings/${film.id}/captions`, new TextEncoder().encode('WEBVTT\n\nIt rattles.'));
  const recording_ids = [film.id, sound.id];
  await world.customer('POST', '/statuses', { text: '@acme hear', in_reply_to: mention.externalId, recording_ids });
  await world.poll();

  const [seen, heard] = await rows();
  const captions = (id = '') =>
    world.app.fastify.inject({ url: `/api/attachments/${id}/captions`, headers: headers(world.agent) });
  const said = await captions(seen?.id);
  expect(seen).toMatchObject({ kind: 'video', state: 'stored', mime_type: 'video/mp4', alt: 'It rattles' });
  expect(heard).toMatchObject({ kind: 'audio', state: 'stored', mime_type: 'audio/ogg' });
  expect((await get(seen?.id ?? '')).headers['content-type']).toBe('video/mp4');
  expect([said.headers['content-type'], said.body]).toEqual(['text/vtt; charset=utf-8', 'WEBVTT\n\nIt rattles.']);
  expect(said.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  expect((await captions(heard?.id)).statusCode).toBe(404);
});

test('captions that are none leave the film as it is', async () => {
  const id = await pending(`${world.sandbox.url()}/page/icon.svg`, 'file', `${world.sandbox.url()}/page/page.css`);
  await fetchAttachment(world.app.context, world.workspaceId, id);

  expect(await stateOf(id)).toBe('stored');
  expect((await rows()).find((row) => row.id === id)?.captions).toBeNull();
});

test('an uploaded image leaves with the answer and belongs to its message', async () => {
  const { attachment } = (await upload(tinyPng)).json();
  const { body } = await send(answer([attachment.id]));
  await world.app.runJobs();
  await world.poll();

  expect(body.ok).toBe(true);
  const [status] = (await world.thread(mention.externalId)).filter(({ account }) => account.handle === 'acme');
  expect(status?.images).toMatchObject([{ alt: 'A box' }]);
  expect(await rows()).toMatchObject([{ id: attachment.id, direction: 'out', state: 'stored' }]);
});

test('a film and a sound leave with their answers, a document not to where none is taken', async () => {
  const query = 'name=rattle.mp4&alt=It+rattles';
  const { attachment: film } = (await upload(mp4Start, { type: 'video/mp4', query })).json();
  const { attachment: sound } = (await upload(oggStart, { type: 'audio/ogg', query: 'name=hum.ogg' })).json();
  const pdf = new TextEncoder().encode('%PDF-1.7 and then some pages');
  const { attachment: paper } = (await upload(pdf, { type: 'application/pdf', query: 'name=form.pdf' })).json();
  const sent = [await send(answer([film.id])), await send(answer([sound.id]))];
  const refused = await send(answer([paper.id]));
  const beside = await send(answer([film.id, sound.id]));
  await world.app.runJobs();
  await world.poll();

  const reasonOf = ({ body }: typeof refused) => body.checks.find(({ check }) => check === 'attachments')?.reason;
  expect([film, paper]).toMatchObject([
    { kind: 'video', name: 'rattle.mp4', mimeType: 'video/mp4' },
    { kind: 'file', name: 'form.pdf' },
  ]);
  expect(sent.map(({ body }) => body.ok)).toEqual([true, true]);
  expect([reasonOf(refused), reasonOf(beside)]).toEqual(['attachment_type_refused', 'file_goes_alone']);
  const ours = (await world.thread(mention.externalId)).filter(({ account }) => account.handle === 'acme');
  const recordings = ours.flatMap((status) => status.recordings);
  expect(recordings).toMatchObject([{ alt: 'It rattles', mime_type: 'video/mp4' }, { mime_type: 'audio/ogg' }]);
});

test('what a draft names can be shown again after it was left', async () => {
  const { attachment } = (await upload(mp4Start, { type: 'video/mp4', query: 'name=rattle.mp4' })).json();
  const params = { conversationId: mention.conversationId };
  await world.app.call(world.agent, saveDraft, {
    params,
    body: { mode: 'public', text: 'Look', attachmentIds: [attachment.id] },
  });
  const { body } = await world.app.call(world.agent, getConversation, { params });

  expect(body.draftFiles).toEqual([attachment]);
});

test('an image without description leaves only when that is accepted', async () => {
  const { attachment } = (await upload(tinyPng, { query: 'name=box.png' })).json();
  const refused = await send(answer([attachment.id]));
  const described = await world.app.call(world.agent, describeAttachment, {
    params: { attachmentId: attachment.id },
    body: { alt: 'A box' },
  });
  const passed = await send(answer([attachment.id]));

  expect(refused.body.checks.find(({ check }) => check === 'attachments')?.reason).toBe('alt_text_missing');
  expect(described.body.attachment.alt).toBe('A box');
  expect(passed.body.ok).toBe(true);
});

test('what is on its way can be neither changed nor removed', async () => {
  const { attachment } = (await upload(tinyPng)).json();
  await send(answer([attachment.id]));
  const params = { attachmentId: attachment.id };
  const changed = await world.app.call(world.agent, describeAttachment, { params, body: { alt: 'Else' } });
  const removed = await world.app.call(world.agent, removeAttachment, { params });

  expect([changed.status, removed.status]).toEqual([409, 409]);
});

test.each([
  ['a page that calls itself a picture', new TextEncoder().encode('<html><script>alert(1)</script></html>')],
  ['a vector picture, which can run', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['half a picture', aPhoto().then((photo) => photo.subarray(0, 900))],
  ['nothing', new Uint8Array([1])],
])('%s is refused', async (_, bytes) => {
  const response = await upload(await bytes);

  expect(response.statusCode).toBe(400);
  expect(response.json().error.reason).toBe('file_type_refused');
});

test('a file that is too large is refused before it is kept', async () => {
  const most = 10 * 1024 * 1024;
  const picture = await upload(Buffer.concat([tinyPng, Buffer.alloc(most)]));
  const film = await upload(Buffer.concat([mp4Start, Buffer.alloc(most)]), { type: 'video/mp4' });
  const longFilm = await upload(Buffer.alloc(25 * 1024 * 1024 + 1), { type: 'video/mp4' });

  expect([picture.statusCode, film.statusCode, longFilm.statusCode]).toEqual([413, 200, 413]);
});

test('neither another workspace nor a conversation out of reach shows a file', async () => {
  const { attachment } = (await upload(tinyPng)).json();
  const { db } = world.app.context;
  const stranger = await anAgent(db, await aWorkspace(db), { role: 'owner' });
  const nobody = await world.app.fastify.inject({ method: 'GET', url: `/api/attachments/${attachment.id}` });

  expect((await get(attachment.id, stranger)).statusCode).toBe(404);
  expect(nobody.statusCode).toBe(401);
});

test('a page under the name of a picture is refused, and what is gone is gone', async () => {
  const url = world.sandbox.url();
  const page = await pending(`${url}/`);
  const missing = await pending(`${url}/images/none.png`);
  await fetchAttachment(world.app.context, world.workspaceId, page);
  await fetchAttachment(world.app.context, world.workspaceId, missing);

  expect([await stateOf(page), await stateOf(missing)]).toEqual(['refused', 'gone']);
});

test('what is no known picture is only downloaded', async () => {
  const id = await pending(`${world.sandbox.url()}/`, 'file');
  await fetchAttachment(world.app.context, world.workspaceId, id);
  const file = await get(id);

  expect(file.headers['content-type']).toBe('application/octet-stream');
  expect(file.headers['content-disposition']).toMatch(/^attachment/);
});

test.each(['http://169.254.169.254/latest/meta-data', 'http://10.0.0.1/a.png', 'file:///etc/passwd'])(
  'the inside is not read: %s',
  async (url) => {
    const id = await pending(url);
    await fetchAttachment(world.app.context, world.workspaceId, id);

    expect(await stateOf(id)).toBe('refused');
  },
);

test('a part of a file is served to a player', async () => {
  const { attachment } = (await upload(tinyPng)).json();
  const part = await get(attachment.id, world.agent, { range: 'bytes=1-3' });

  expect(part.statusCode).toBe(206);
  expect(part.headers['content-range']).toBe(`bytes 1-3/${attachment.sizeBytes}`);
  expect(part.rawPayload.toString()).toBe('PNG');
});

test('the same picture twice is one file, and no half file is left', async () => {
  await Promise.all([upload(tinyPng), upload(tinyPng), upload(tinyPng)]);

  const folder = join(dataDir, 'attachments', world.workspaceId);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const pictures = files.filter(({ name }) => /^[0-9a-f]{64}(\.small)?$/.test(name));
  expect(files).toHaveLength(pictures.length);
});
