import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answered,
  type ApiClient,
  actAs,
  apiClient,
  eventually,
  mp4Start,
  oggStart,
  openReceiver,
  openSandbox,
  tinyPng,
} from './testing.ts';

type Status = {
  id: string;
  thread_id: string;
  text: string;
  kind: string;
  mentions: { handle: string }[];
  hidden_at: string | null;
  likes: number;
  edited_at: string | null;
  images: { url: string; alt: string; mime_type: string }[];
  recordings: { url: string; alt: string; mime_type: string; captions_url: string | null }[];
  account: { handle: string };
};
const statusOf = ({ body }: Answered) => body as Status;
const errorOf = ({ status, body }: Answered) => [status, (body as { error: string }).error];
const threadOf = async (api: ApiClient, id: string) =>
  ((await api('GET', `/threads/${id}`)).body as { statuses: Status[] }).statuses;

describe('on the sandbox network', () => {
  let sandbox: Awaited<ReturnType<typeof openSandbox>>;
  let brand: ApiClient;
  let maren: ApiClient;
  let jonas: ApiClient;
  let brandId: string;

  beforeAll(async () => {
    sandbox = await openSandbox();
    const provisioned = sandbox.provisionBrand({ handle: 'acme', name: 'Acme' });
    brandId = provisioned.accountId;
    brand = apiClient(sandbox.base, provisioned.token);
    maren = await actAs(sandbox.base, 'maren.holt');
    jonas = await actAs(sandbox.base, 'jonasw');
  });
  afterAll(() => sandbox.close());

  const eventsOf = async (api: ApiClient, since: number) =>
    (await api('GET', `/events?since=${since}`)).body as {
      events: { id: string; kind: string; data: { status?: Status; status_id?: string; by?: string } }[];
      next: number;
      more: boolean;
    };
  const latest = async (api: ApiClient) => {
    let page = await eventsOf(api, 0);
    while (page.more) page = await eventsOf(api, page.next);
    return page.next;
  };

  test('a thread holds a post with the answers under it, in order', async () => {
    const root = statusOf(await maren('POST', '/statuses', { text: 'Hello @acme, and @nobody' }));
    const answer = statusOf(await brand('POST', '/statuses', { text: 'Hello!', in_reply_to: root.id }));
    await jonas('POST', '/statuses', { text: 'Me too', in_reply_to: answer.id });

    const thread = await threadOf(maren, root.thread_id);

    expect(thread.map((status) => status.text)).toEqual(['Hello @acme, and @nobody', 'Hello!', 'Me too']);
    expect(thread[0]?.mentions.map((mention) => mention.handle)).toEqual(['acme']);
    expect(thread.every((status) => status.thread_id === root.id)).toBe(true);
  });

  test('an account hears of what concerns it and of nothing else', async () => {
    const since = await latest(brand);

    const root = statusOf(await maren('POST', '/statuses', { text: 'No brand here' }));
    const named = statusOf(await jonas('POST', '/statuses', { text: 'Ask @acme', in_reply_to: root.id }));
    const own = statusOf(await brand('POST', '/statuses', { text: 'From elsewhere' }));
    const comment = statusOf(await jonas('POST', '/statuses', { text: 'A comment', in_reply_to: own.id }));
    const message = statusOf(await maren('POST', '/messages', { to: brandId, text: 'A secret' }));

    const { events } = await eventsOf(brand, since);
    expect(events.map((event) => [event.kind, event.data.status?.id])).toEqual([
      ['status.created', named.id],
      ['status.created', own.id],
      ['status.created', comment.id],
      ['message.created', message.id],
    ]);
  });

  test('pages of events join without gap or repetition', async () => {
    const ids: string[] = [];
    let since = 0;
    for (let more = true; more; ) {
      const page = (await brand('GET', `/events?since=${since}&limit=2`)).body as Awaited<ReturnType<typeof eventsOf>>;
      ids.push(...page.events.map((event) => event.id));
      since = page.next;
      more = page.more;
    }

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual((await eventsOf(brand, 0)).events.map((event) => event.id));
  });

  test('a message is seen by its two and by nobody else', async () => {
    const message = statusOf(await maren('POST', '/messages', { to: brandId, text: 'Only for you' }));

    expect((await brand('GET', `/rooms/${message.thread_id}`)).status).toBe(200);
    expect((await jonas('GET', `/rooms/${message.thread_id}`)).status).toBe(404);
    expect((await jonas('GET', `/statuses/${message.id}`)).status).toBe(404);
    expect((await jonas('GET', `/statuses?ids=${message.id}`)).body).toEqual({ statuses: [] });
    expect((await jonas('GET', `/threads/${message.thread_id}`)).status).toBe(404);
    expect((await jonas('POST', '/statuses', { text: 'x', in_reply_to: message.id })).status).toBe(422);
  });

  test('what is deleted is gone, is told, and can be deleted again', async () => {
    const post = statusOf(await maren('POST', '/statuses', { text: '@acme forget this' }));
    const since = await latest(brand);

    expect((await maren('DELETE', `/statuses/${post.id}`)).status).toBe(204);
    expect((await maren('DELETE', `/statuses/${post.id}`)).status).toBe(204);

    expect(errorOf(await brand('GET', `/statuses/${post.id}`))).toEqual([410, 'gone']);
    expect((await brand('GET', `/statuses?ids=${post.id}`)).body).toEqual({ statuses: [] });
    expect((await eventsOf(brand, since)).events).toMatchObject([
      { kind: 'status.deleted', data: { status_id: post.id, by: 'author' } },
    ]);
  });

  test('an edit is told to those it names now and to those it named before', async () => {
    const post = statusOf(await maren('POST', '/statuses', { text: '@acme one' }));
    const since = await latest(brand);

    await maren('PUT', `/statuses/${post.id}`, { text: 'two' });

    const { events } = await eventsOf(brand, since);
    expect(events).toMatchObject([{ kind: 'status.edited', data: { status: { id: post.id, text: 'two' } } }]);
    expect(events[0]?.data.status?.edited_at).not.toBeNull();
  });

  test('a comment hidden by whose post it is under stays for its author only', async () => {
    const post = statusOf(await brand('POST', '/statuses', { text: 'Our news' }));
    const comment = statusOf(await maren('POST', '/statuses', { text: 'Rude', in_reply_to: post.id }));

    expect(statusOf(await brand('POST', `/statuses/${comment.id}/hide`)).hidden_at).not.toBeNull();

    expect((await threadOf(jonas, post.id)).map((status) => status.text)).toEqual(['Our news']);
    expect(await threadOf(maren, post.id)).toHaveLength(2);
    expect(await threadOf(brand, post.id)).toHaveLength(2);
    await brand('POST', `/statuses/${comment.id}/unhide`);
    expect(await threadOf(jonas, post.id)).toHaveLength(2);
    expect(errorOf(await maren('POST', `/statuses/${post.id}/hide`))).toEqual([403, 'not_your_thread']);
  });

  test('liking twice is one like, and unliking takes it back', async () => {
    const post = statusOf(await maren('POST', '/statuses', { text: 'Like me' }));

    await brand('POST', `/statuses/${post.id}/like`);
    expect(statusOf(await brand('POST', `/statuses/${post.id}/like`)).likes).toBe(1);
    expect(statusOf(await brand('POST', `/statuses/${post.id}/unlike`)).likes).toBe(0);
  });

  test('a story vanishes at its time and says so', async () => {
    const since = await latest(brand);
    const tell = async (seconds: number) => {
      const input = { text: '@acme look', kind: 'story', expires_in_seconds: seconds };
      const story = statusOf(await maren('POST', '/statuses', input));
      return { story, seen: await brand('GET', `/threads/${story.id}`) };
    };
    // Where a look takes longer than the story stands, another stands longer.
    let { story, seen } = await tell(2);
    for (let seconds = 4; seen.status === 410 && seconds < 60; seconds *= 2) ({ story, seen } = await tell(seconds));
    expect((seen.body as { statuses: Status[] }).statuses).toHaveLength(1);

    await eventually(async () => {
      const { events } = await eventsOf(brand, since);
      expect(events.at(-1)).toMatchObject({ kind: 'status.deleted', data: { status_id: story.id, by: 'network' } });
    });
    expect((await brand('GET', `/threads/${story.id}`)).status).toBe(410);
  });

  test('an image is what its bytes say, is shown safely and only used once', async () => {
    const reply = await maren('POST', '/images?alt=One+pixel', tinyPng, { 'content-type': 'text/html' });
    const image = reply.body as { id: string; url: string };
    const post = statusOf(await maren('POST', '/statuses', { text: '', image_ids: [image.id] }));
    expect(post.images).toMatchObject([{ alt: 'One pixel', mime_type: 'image/png' }]);

    const shown = await fetch(image.url);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(tinyPng);
    expect(errorOf(await maren('POST', '/statuses', { text: 'again', image_ids: [image.id] }))).toEqual([
      422,
      'image_missing',
    ]);
    const script = new TextEncoder().encode('<svg onload="alert(1)"/>');
    expect((await maren('POST', '/images', script, { 'content-type': 'image/png' })).status).toBe(415);
    await maren('DELETE', `/statuses/${post.id}`);
    expect((await fetch(image.url)).status).toBe(404);
  });

  test('a film with captions and a sound go with a post, and are served whole or in part', async () => {
    const film = (await maren('POST', '/recordings?alt=It+rattles', mp4Start)).body as { id: string };
    const sound = (await maren('POST', '/recordings', oggStart)).body as { id: string };
    const captions = new TextEncoder().encode('WEBVTT\n\n00:00.000 --> 00:01.000\nHear it?');
    await maren('PUT', `/recordings/${film.id}/captions`, captions);
    const post = statusOf(await maren('POST', '/statuses', { text: '', recording_ids: [film.id, sound.id] }));

    expect(post.recordings).toMatchObject([
      { alt: 'It rattles', mime_type: 'video/mp4', captions_url: expect.stringContaining(`${film.id}.vtt`) },
      { alt: '', mime_type: 'audio/ogg', captions_url: null },
    ]);
    const [shown] = post.recordings;
    const part = await fetch(shown?.url ?? '', { headers: { range: 'bytes=4-7' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      `bytes 4-7/${mp4Start.length}`,
      'ftyp',
    ]);
    expect(part.headers.get('content-type')).toBe('video/mp4');
    expect(part.headers.get('content-security-policy')).toContain('sandbox');
    const said = await fetch(shown?.captions_url ?? '');
    expect([said.headers.get('content-type'), await said.text()]).toEqual([
      'text/vtt; charset=utf-8',
      new TextDecoder().decode(captions),
    ]);
    expect((await maren('POST', '/recordings', captions)).status).toBe(415);
    await maren('DELETE', `/statuses/${post.id}`);
    expect((await fetch(shown?.url ?? '')).status).toBe(404);
  });

  test('the same idempotency key is the same post, and finds it', async () => {
    const key = { 'idempotency-key': 'key-1' };
    const once = statusOf(await brand('POST', '/statuses', { text: 'Once' }, key));
    const again = statusOf(await brand('POST', '/statuses', { text: 'Once' }, key));

    expect(again.id).toBe(once.id);
    expect((await brand('GET', `/statuses?account=${brandId}&client_key=key-1`)).body).toMatchObject({
      statuses: [{ id: once.id }],
    });
    expect((await brand('GET', `/statuses?account=${brandId}&client_key=other`)).body).toEqual({ statuses: [] });
    expect((await maren('GET', `/statuses?account=${brandId}&client_key=key-1`)).status).toBe(403);
  });

  test.each([
    ['a text that is too long', 'POST', '/statuses', { text: 'x'.repeat(501) }, [422, 'text_too_long']],
    ['no text at all', 'POST', '/statuses', { text: '  ' }, [422, 'text_missing']],
    ['an answer to nothing', 'POST', '/statuses', { text: 'x', in_reply_to: 'nothing' }, [404, 'not_found']],
    ['a wrong kind', 'POST', '/statuses', { text: 'x', kind: 'reel' }, [422, 'invalid']],
    ['a cursor of words', 'GET', '/events?since=yesterday', undefined, [422, 'invalid']],
    ['an unknown address', 'GET', '/nothing', undefined, [404, 'not_found']],
    ['a wrong method', 'DELETE', '/me', undefined, [405, 'method_unknown']],
    ['a webhook to the inside', 'POST', '/webhooks', { url: 'http://127.0.0.1:9/' }, [422, 'webhook_url_refused']],
  ])('%s is refused', async (_, method, path, body, expected) => {
    expect(errorOf(await brand(method, path, body))).toEqual(expected);
  });

  test('500 characters of any script fit', async () => {
    expect((await brand('POST', '/statuses', { text: '👋'.repeat(500) })).status).toBe(200);
    expect((await brand('POST', '/messages', { to: 'x', text: 'x' })).status).toBe(404);
  });

  test('only its author edits, only author or host deletes', async () => {
    const post = statusOf(await maren('POST', '/statuses', { text: 'Mine' }));
    const comment = statusOf(await jonas('POST', '/statuses', { text: 'Under hers', in_reply_to: post.id }));

    expect(errorOf(await jonas('PUT', `/statuses/${post.id}`, { text: 'x' }))).toEqual([403, 'not_yours']);
    expect(errorOf(await jonas('DELETE', `/statuses/${post.id}`))).toEqual([403, 'not_yours']);
    expect((await maren('DELETE', `/statuses/${comment.id}`)).status).toBe(204);
  });

  test('who blocks us does not hear from us', async () => {
    const reader = await actAs(sandbox.base, 'dkoval');
    const post = statusOf(await reader('POST', '/statuses', { text: '@acme no' }));
    const readerId = ((await reader('GET', '/me')).body as { id: string }).id;
    await reader('POST', `/accounts/${brandId}/block`);

    expect(errorOf(await brand('POST', '/statuses', { text: 'x', in_reply_to: post.id }))).toEqual([403, 'blocked']);
    expect(errorOf(await brand('POST', '/messages', { to: readerId, text: 'x' }))).toEqual([403, 'blocked']);
    await reader('POST', `/accounts/${brandId}/unblock`);
    expect((await brand('POST', '/messages', { to: readerId, text: 'x' })).status).toBe(200);
  });

  test('a token that is missing, unknown, expired or revoked is told apart', async () => {
    const me = async (token?: string) => errorOf(await apiClient(sandbox.base, token)('GET', '/me'));
    const issue = async (seconds: number | null) => {
      const { body } = await maren('POST', '/tokens', { handle: 'acme', expires_in_seconds: seconds });
      return (body as { token: string }).token;
    };
    expect(await me()).toEqual([401, 'token_missing']);
    expect(await me('sbx_wrong')).toEqual([401, 'token_unknown']);

    const short = await issue(1);
    await eventually(async () => expect(await me(short)).toEqual([401, 'token_expired']));
    const taken = await issue(null);
    await apiClient(sandbox.base, taken)('DELETE', '/tokens/current');
    expect(await me(taken)).toEqual([401, 'token_revoked']);
  });

  test('a form of another site cannot act here', async () => {
    const reply = await fetch(`${sandbox.base}/api/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain' },
      body: '{"outage":true}',
    });

    expect(reply.status).toBe(415);
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a new brand is welcomed once', () => {
    expect(sandbox.welcome(brandId)).toBe(true);
    expect(sandbox.welcome(brandId)).toBe(false);
  });
});

describe('a webhook of the sandbox network', () => {
  const secret = 'a secret of sufficient length';

  async function scene(answers: number[] = [], now?: () => Date) {
    const receiver = await openReceiver(answers);
    const sandbox = await openSandbox({ hookOrigins: [receiver.origin], ...(now ? { now } : {}) });
    const { token, accountId } = sandbox.provisionBrand({ handle: 'acme', name: 'Acme' });
    const brand = apiClient(sandbox.base, token);
    const { body } = await brand('POST', '/webhooks', { url: receiver.url, secret });
    const maren = await actAs(sandbox.base, 'maren.holt');
    const texts = () => receiver.received.map(({ body: one }) => JSON.parse(one).data.status?.text);
    const close = async () => {
      await sandbox.close();
      await receiver.close();
    };
    return { receiver, sandbox, brand, maren, accountId, texts, close, webhookId: (body as { id: string }).id };
  }

  test('is signed over its time and its bytes', async () => {
    const { receiver, maren, close } = await scene();
    const before = Math.floor(Date.now() / 1000);

    await maren('POST', '/statuses', { text: '@acme grüß dich' });

    await eventually(() => expect(receiver.received).toHaveLength(1));
    const [one] = receiver.received;
    const header = String(one?.headers['x-sandbox-signature']);
    const [, t, mac] = header.match(/^t=(\d+),v1=([0-9a-f]{64})$/) ?? [];
    expect(createHmac('sha256', secret).update(`${t}.${one?.body}`).digest('hex')).toBe(mac);
    expect(Number(t)).toBeGreaterThanOrEqual(before);
    expect(Number(t)).toBeLessThanOrEqual(Date.now() / 1000);
    await close();
  });

  test('comes again, the same, until it is accepted', async () => {
    const { receiver, maren, close } = await scene([500, 503, 302]);

    await maren('POST', '/statuses', { text: '@acme again' });

    await eventually(() => expect(receiver.received).toHaveLength(4));
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    await new Promise((done) => setTimeout(done, 150));
    expect(receiver.received).toHaveLength(4);
    await close();
  });

  test('that fails does not hold up the next', async () => {
    const { maren, texts, close } = await scene([500]);

    await maren('POST', '/statuses', { text: '@acme one' });
    await maren('POST', '/statuses', { text: '@acme two' });

    await eventually(() => expect(new Set(texts().slice(1))).toEqual(new Set(['@acme one', '@acme two'])));
    await close();
  });

  test('that waits goes out after a restart, and nothing else was forgotten', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const file = join(folder, 'sandbox.sqlite');
    const down = await openReceiver();
    const port = Number(new URL(down.url).port);
    const first = await openSandbox({ file, hookOrigins: [down.origin] });
    const { token, accountId } = first.provisionBrand({ handle: 'acme', name: 'Acme' });
    await apiClient(first.base, token)('POST', '/webhooks', { url: down.url, secret });
    await down.close();
    await (await actAs(first.base, 'maren.holt'))('POST', '/statuses', { text: '@acme remember me' });
    await first.close();

    const up = await openReceiver([], port);
    const second = await openSandbox({ file, hookOrigins: [up.origin] });

    await eventually(() =>
      expect(up.received.map(({ body }) => JSON.parse(body).data.status.text)).toEqual(['@acme remember me']),
    );
    expect(second.instanceId).toBe(first.instanceId);
    expect(second.provisionBrand({ handle: 'acme', name: 'Acme' }).accountId).toBe(accountId);
    expect((await apiClient(second.base, token)('GET', '/me')).status).toBe(200);
    await second.close();
    await up.close();
    await rm(folder, { recursive: true });
  });

  test('ends with its subscription', async () => {
    const { brand, maren, receiver, webhookId, close } = await scene();

    await brand('DELETE', `/webhooks/${webhookId}`);
    await maren('POST', '/statuses', { text: '@acme anyone?' });

    await new Promise((done) => setTimeout(done, 100));
    expect(receiver.received).toHaveLength(0);
    await close();
  });

  test('is delivered several times on request', async () => {
    const { maren, receiver, close } = await scene();
    await maren('PUT', '/faults', { duplicates: 2 });

    await maren('POST', '/statuses', { text: '@acme thrice' });

    await eventually(() => expect(receiver.received).toHaveLength(3));
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
    await close();
  });

  test('comes out of order on request', async () => {
    // Both have to fall into one window, so time stands until both are there.
    const start = new Date();
    let stands = true;
    const { maren, texts, close } = await scene([], () => (stands ? start : new Date()));
    await maren('PUT', '/faults', { shuffleMs: 1_000 });

    await maren('POST', '/statuses', { text: '@acme first' });
    await maren('POST', '/statuses', { text: '@acme second' });
    stands = false;

    await eventually(() => expect(texts()).toEqual(['@acme second', '@acme first']));
    await close();
  });

  test('may hold a kind nobody knows', async () => {
    const { maren, receiver, close } = await scene();

    await maren('POST', '/faults/unknown-kind', { handle: 'acme' });

    await eventually(() => expect(JSON.parse(receiver.received[0]?.body ?? '{}').kind).toBe('poll.vote'));
    await close();
  });
});

describe('a fault of the sandbox network', () => {
  let sandbox: Awaited<ReturnType<typeof openSandbox>>;
  let brand: ApiClient;
  let maren: ApiClient;
  let passedMs = 0;
  const off = {
    outage: false,
    slowMs: 0,
    rateLimitSeconds: 0,
    failAfterWrite: 0,
    dropAfterWrite: 0,
    duplicates: 0,
    shuffleMs: 0,
  };

  beforeAll(async () => {
    sandbox = await openSandbox({ now: () => new Date(Date.now() + passedMs) });
    brand = apiClient(sandbox.base, sandbox.provisionBrand({ handle: 'acme', name: 'Acme' }).token);
    maren = await actAs(sandbox.base, 'maren.holt');
  });
  afterAll(() => sandbox.close());

  test('is off until it is switched on', async () => {
    expect((await maren('GET', '/faults')).body).toEqual({
      outage: false,
      slowMs: 0,
      rateLimitedUntil: null,
      failAfterWrite: 0,
      dropAfterWrite: 0,
      duplicates: 0,
      shuffleMs: 0,
      waiting: 0,
    });
    expect((await maren('PUT', '/faults', { outrage: true })).status).toBe(422);
  });

  test('outage: apps get 503, the page goes on', async () => {
    await maren('PUT', '/faults', { outage: true });

    expect((await brand('GET', '/me')).status).toBe(503);
    expect((await maren('GET', '/me')).status).toBe(200);
    await maren('PUT', '/faults', off);
    expect((await brand('GET', '/me')).status).toBe(200);
  });

  test('slow: apps wait', async () => {
    await maren('PUT', '/faults', { slowMs: 200 });

    const start = Date.now();
    await brand('GET', '/me');
    expect(Date.now() - start).toBeGreaterThanOrEqual(195);
    await maren('PUT', '/faults', off);
  });

  test('rate limit: 429 with the time, until the time', async () => {
    await maren('PUT', '/faults', { rateLimitSeconds: 600 });

    const refused = await brand('GET', '/me');
    expect(errorOf(refused)).toEqual([429, 'rate_limited']);
    expect(refused.headers.get('retry-after')).toMatch(/^(5\d\d|600)$/);
    passedMs = 600_000;
    expect((await brand('GET', '/me')).status).toBe(200);
  });

  test('5xx after the write: it stands, and the answer says 500', async () => {
    await maren('PUT', '/faults', { failAfterWrite: 1 });

    const reply = await brand('POST', '/statuses', { text: 'It stands' }, { 'idempotency-key': 'after-write' });

    expect(reply.status).toBe(500);
    const { body } = await brand('GET', '/statuses?client_key=after-write');
    expect(body).toMatchObject({ statuses: [{ text: 'It stands' }] });
    expect((await brand('POST', '/statuses', { text: 'The next one is fine' })).status).toBe(200);
  });

  test('cut off after the write: it stands, and there is no answer', async () => {
    await maren('PUT', '/faults', { dropAfterWrite: 1 });

    await expect(brand('POST', '/statuses', { text: 'It stands' }, { 'idempotency-key': 'cut' })).rejects.toThrow();

    const { body } = await brand('GET', '/statuses?client_key=cut');
    expect(body).toMatchObject({ statuses: [{ text: 'It stands' }] });
  });

  test('revoked: the tokens of apps are dead, a new one works', async () => {
    await maren('POST', '/faults/revoke-tokens', {});

    expect(errorOf(await brand('GET', '/me'))).toEqual([401, 'token_revoked']);
    expect((await maren('GET', '/me')).status).toBe(200);
    brand = apiClient(sandbox.base, sandbox.provisionBrand({ handle: 'acme', name: 'Acme' }).token);
    expect((await brand('GET', '/me')).status).toBe(200);
  });
});

test('a brand may write to a customer for a day after their last message, its people for a week', async () => {
  let hours = 0;
  const sandbox = await openSandbox({ now: () => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000) });
  const { token, accountId } = sandbox.provisionBrand({ handle: 'acme', name: 'Acme' });
  const brand = apiClient(sandbox.base, token);
  const maren = await actAs(sandbox.base, 'maren.holt', 'app');
  const { id: to } = (await maren('GET', '/me')).body as { id: string };
  const write = async (by_person: boolean) => {
    const answer = await brand('POST', '/messages', { to, text: `After ${hours} hours`, by_person });
    return answer.status < 300 ? 'taken' : errorOf(answer)[1];
  };
  expect(await write(false)).toBe('taken');
  await maren('POST', '/messages', { to: accountId, text: 'Hello' });
  hours = 23.9;
  expect(await write(false)).toBe('taken');
  hours = 24;
  expect([await write(false), await write(true)]).toEqual(['outside_window', 'taken']);
  hours = 168;
  expect([await write(false), await write(true)]).toEqual(['outside_window', 'outside_window']);
  expect((await maren('POST', '/messages', { to: accountId, text: 'Hello again' })).status).toBe(200);
  expect(await write(false)).toBe('taken');
  await sandbox.close();
});

test('a page that comes back while the network closes is sent away, so that it does close', async () => {
  const sandbox = await openSandbox();
  const page = await fetch(`${sandbox.base}/stream`);
  sandbox.hangUp();

  expect(page.headers.get('connection')).toBe('close');
  expect((await fetch(`${sandbox.base}/stream`)).status).toBe(503);
  await sandbox.close();
});
