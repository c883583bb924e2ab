import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import type { Simulator } from '#simulators/mastodon/simulator.ts';
import { type Api, apiAs, openSimulator } from '#simulators/mastodon/testing.ts';
import { ConnectorError } from '../connector-error.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import type { InboundMessage } from '../inbound.ts';
import type { PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { mastodon } from './index.ts';
import { baseOf } from './instance.ts';
import { streamingAddresses } from './listen.ts';
import { pageLinks } from './poll/feed.ts';

const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const findHost = createFindHost({ allowLoopback: true });

let server: Simulator;
let session: Session;
let lena: Api;
let lenaId: string;
/** How far the server is ahead of the clock. */
let passedMs = 0;
beforeEach(async () => {
  passedMs = 0;
  server = await openSimulator('our.example', () => new Date(Date.now() + passedMs));
  const person = server.person('lena@kolektiva.example', 'Lena');
  lena = apiAs(server.url(), person.token);
  lenaId = person.id;
  session = await connected();
});
afterEach(() => server.close());

async function connected(): Promise<Session> {
  const { token } = server.person('acme', 'Acme');
  const now = () => new Date();
  const { account, origin, settings, secrets } = await mastodon.connect(
    { instance: server.url(), token },
    { http, findHost, now },
  );
  return { account, origin, settings, secrets, saveSecrets: async () => {}, http, findHost, now };
}

type Shown = {
  id: string;
  content: string;
  visibility: string;
  spoiler_text: string;
  mentions: { acct: string }[];
  media_attachments: { description: string }[];
};
const say = async (text: string, more: object = {}) =>
  (await lena('POST', '/api/v1/statuses', { status: `@acme@our.example ${text}`, ...more })).body as Shown;
const seen = async (id: string) => (await lena('GET', `/api/v1/statuses/${id}`)).body as Shown;

let count = 0;
const answerTo = (id: string, text: string, more: Partial<PublicReply> = {}): PublicReply => {
  count += 1;
  const replyTo = { externalId: id, threadExternalId: id };
  return { text, attachments: [], addressees: [], clientKey: `key ${count}`, replyTo, ...more };
};
const reply = (message: PublicReply) => mastodon.reply?.(session, message) ?? Promise.reject(new Error('no replies'));

async function heard(cursor: string | null = null) {
  const polled = await mastodon.poll?.(session, cursor, { backfillDays: 7 });
  const parsed = await Promise.all((polled?.deliveries ?? []).map((body) => mastodon.parse(body, session.account)));
  const items = parsed.flatMap((one) => one.items);
  return {
    cursor: polled?.cursor ?? '',
    items,
    skipped: parsed.flatMap((one) => one.skipped),
    more: polled?.more ?? false,
  };
}
const messages = (items: readonly { kind: string }[]) =>
  items.filter((one): one is InboundMessage => one.kind === 'message');
const kindOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown);
  return error instanceof ConnectorError ? error.kind : error;
};

describe('what comes in', () => {
  test('stages, content warning, poll of whom we are to each', async () => {
    const open = await say('help', { spoiler_text: 'broken router', visibility: 'unlisted', language: 'de' });
    const close = await say('between us', { visibility: 'direct' });
    const few = await say('for followers', { visibility: 'private' });

    const found = new Map(messages((await heard()).items).map((one) => [one.externalId, one]));

    expect(found.get(open.id)).toMatchObject({
      text: 'CW: broken router\n\n@acme help',
      visibility: 'unlisted',
      language: 'de',
    });
    expect(found.get(close.id)).toMatchObject({
      text: 'between us',
      thread: { externalId: `direct:${lenaId}`, kind: 'dm' },
    });
    expect(found.get(few.id)).toMatchObject({ visibility: 'followers', thread: { visibility: 'public' } });
    expect(found.get(open.id)?.author).toMatchObject({ handle: 'lena@kolektiva.example', name: 'Lena' });
  });

  test('our handle is whole though the server names its own shortly', () => {
    expect(session.account.handle).toBe('acme@our.example');
    expect(session.origin).toBe(`mastodon:${new URL(server.url()).host}`);
  });

  test('a favourite or a share is no message', async () => {
    const { cursor } = await heard();
    const ours = await apiAs(server.url(), session.secrets.token)('POST', '/api/v1/statuses', { status: 'News' });
    const { id } = ours.body as Shown;
    await lena('POST', `/api/v1/statuses/${id}/favourite`);
    await lena('POST', `/api/v1/statuses/${id}/reblog`);

    const { items } = await heard(cursor);

    expect(messages(items).map((one) => one.externalId)).toEqual([id]);
  });

  test('a long past is read back page by page, and nothing twice after it', async () => {
    for (let n = 0; n < 95; n += 1) await say(`number ${n}`);
    const texts: string[] = [];
    let at: string | null = null;
    let pages = 0;
    for (let more = true; more && pages < 20; pages += 1) {
      const read: Awaited<ReturnType<typeof heard>> = await heard(at);
      texts.push(...messages(read.items).map((one) => one.text));
      ({ cursor: at, more } = read);
    }
    const { id } = await say('the newest');

    expect(new Set(texts).size).toBe(95);
    expect(texts).toHaveLength(95);
    expect(messages((await heard(at)).items).map((one) => one.externalId)).toEqual([id]);
  });

  test('what is older than the back-fill stays where it is', async () => {
    await say('old');
    const later = { ...session, now: () => new Date(Date.now() + 8 * 86_400_000) };

    const polled = await mastodon.poll?.(later, null, { backfillDays: 7 });

    expect(polled).toMatchObject({ deliveries: [], more: false });
  });

  test.each([true, false])('an edit and a deletion are found by looking again (several at once: %s)', async (batch) => {
    server.vary({ batch });
    const edited = await say('befor');
    const deleted = await say('gone soon');
    const { cursor } = await heard();
    await lena('PUT', `/api/v1/statuses/${edited.id}`, { status: '@acme@our.example before' });
    await lena('DELETE', `/api/v1/statuses/${deleted.id}`);

    const { items, cursor: next } = await heard(cursor);

    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'edit', externalId: edited.id, text: '@acme before' }),
        expect.objectContaining({ kind: 'delete', externalId: deleted.id, by: 'author' }),
      ]),
    );
    expect((await heard(next)).items).toEqual([]);
    expect(await mastodon.findDeleted?.(session, [edited.id, deleted.id])).toEqual([deleted.id]);
  });

  test('who blocks us has hidden their words, not deleted them', async () => {
    const { id } = await say('I leave');
    const { cursor } = await heard();
    await lena('POST', `/api/v1/accounts/${session.account.externalId}/block`);

    expect((await heard(cursor)).items).toEqual([]);
    expect(await mastodon.findDeleted?.(session, [id])).toEqual([]);
  });

  test('a server that finds nothing at all has deleted nothing', async () => {
    const { id } = await say('still here');
    const { cursor } = await heard();
    const page = new TextEncoder().encode('<html>404</html>');
    const lost = { ...session, http: async () => ({ status: 404, headers: {}, body: page }) };

    const polled = mastodon.poll?.(lost, cursor, { backfillDays: 7 });
    expect(await kindOf(polled ?? Promise.resolve())).toBe('gone');
    expect(await kindOf(mastodon.findDeleted?.(lost, [id]) ?? Promise.resolve())).toBe('gone');
  });

  test('the root is found though the answers come from far below it', async () => {
    const root = await say('top');
    let last = root;
    for (let n = 0; n < 5; n += 1) last = await say(`deeper ${n}`, { in_reply_to_id: last.id });

    const found = messages((await heard()).items);

    expect(new Set(found.map((one) => one.thread.externalId))).toEqual(new Set([root.id]));
  });
});

describe('what goes out', () => {
  test('an answer names whom it is for, stays on its stage and keeps the content warning', async () => {
    const { id } = await say('help', { visibility: 'unlisted', spoiler_text: 'broken router' });

    const sent = await reply(answerTo(id, 'We are on it. https://status.example/outage'));

    const shown = await seen(sent.externalId);
    expect(shown).toMatchObject({ visibility: 'unlisted', spoiler_text: 'broken router' });
    expect(shown.mentions.map((one) => one.acct)).toEqual(['lena@kolektiva.example']);
  });

  test('a name that is written already is not put before it again', async () => {
    const { id } = await say('help');
    const addressees = [{ externalId: lenaId, handle: 'lena@kolektiva.example', name: 'Lena' }];

    const sent = await reply(answerTo(id, 'Dear @Lena@kolektiva.example, here you go.', { addressees }));

    expect((await seen(sent.externalId)).content).toMatch(/^<p>Dear /);
  });

  test('a direct message goes on where the two spoke last', async () => {
    const first = await say('privately', { visibility: 'direct' });
    const to = { externalId: lenaId, handle: 'lena@kolektiva.example', name: 'Lena' };

    const sent = await mastodon.direct?.(session, { ...answerTo('', 'Of course'), to });

    const shown = await seen(sent?.externalId ?? '');
    expect(shown).toMatchObject({ visibility: 'direct', in_reply_to_id: first.id });
    expect(sent?.threadExternalId).toBe(`direct:${lenaId}`);
  });

  test('images wait until the server has worked them through, with their description', async () => {
    server.vary({ mediaMs: 300 });
    const { id } = await say('show me');
    const image = { name: 'a.png', mimeType: 'image/png', bytes: tinyPng, alt: 'A pixel, quite grey' };

    const sent = await reply(answerTo(id, 'Here', { attachments: [image] }));

    const { media_attachments } = await seen(sent.externalId);
    expect(media_attachments).toMatchObject([{ description: 'A pixel, quite grey' }]);
    const film = { name: 'a.mp4', mimeType: 'video/mp4', bytes: tinyPng, alt: 'It rattles' };
    const shown = await reply(answerTo(id, 'Hear', { attachments: [film] }));
    expect((await seen(shown.externalId)).media_attachments).toMatchObject([{ description: 'It rattles' }]);
    await mastodon.edit?.(session, { externalId: sent.externalId, text: 'There', visibility: 'public' });
    expect((await seen(sent.externalId)).media_attachments).toHaveLength(1);
  });

  test('the limit is the server’s own, with the names before the answer', async () => {
    server.vary({ maxCharacters: 5000 });
    session = await connected();
    const { id } = await say('long?');
    const limits = mastodon.limitsFor?.(session.settings, ['lena@kolektiva.example']);

    const max = limits?.text.public?.max ?? 0;
    await reply(answerTo(id, 'x'.repeat(max)));

    expect(max).toBe(5000 - '@lena '.length);
    expect(await kindOf(reply(answerTo(id, 'x'.repeat(max + 1))))).toBe('too_long');
  });

  test("what is another's is not deleted, and is told so", async () => {
    const { id } = await say('mine');

    expect(await kindOf(mastodon.delete?.(session, id) ?? Promise.resolve())).toBe('permission');
  });
});

describe('servers differ', () => {
  test('one that keeps no idempotency key is asked before anything is sent again', async () => {
    server.vary({ ignoresIdempotencyKey: true });
    const { id } = await say('once, please');
    const message = answerTo(id, 'Only once, see https://status.example/a?b=1 @lena@kolektiva.example');
    for (const fault of [{ failAfterWrite: 1 }, { dropAfterWrite: 1 }]) {
      server.faults(fault);
      const since = new Date();
      const one = { ...message, clientKey: JSON.stringify(fault), text: `${message.text} ${Object.keys(fault)}` };

      expect(await kindOf(reply(one))).toBe('unknown_outcome');
      expect(await mastodon.findSent?.(session, 'reply', one, since)).toMatchObject({ state: 'found' });
    }
  });

  test('errors as web pages, a token that is refused as one too', async () => {
    server.vary({ htmlErrors: true });
    expect(await kindOf(reply(answerTo('404', 'Nobody there')))).toBe('gone');
    server.vary({ badToken: '422_page' });
    server.revoke('acme');

    expect(await kindOf(mastodon.poll?.(session, null, { backfillDays: 7 }) ?? Promise.resolve())).toBe('auth_expired');
  });

  test.each(['iso', 'epoch'] as const)('the end of a rate limit is read as %s', async (resetAs) => {
    server.vary({ resetAs });
    const before = Date.now();
    server.faults({ rateLimitSeconds: 90 });

    const error = await mastodon.poll?.(session, null, { backfillDays: 7 }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ kind: 'rate_limited' });
    const retryAt = (error as ConnectorError).retryAt?.getTime() ?? 0;
    // Told in whole seconds.
    expect(retryAt).toBeGreaterThan(before + 89_000);
    expect(retryAt).toBeLessThan(Date.now() + 91_000);
  });

  test('a connection that is dropped while it waited costs a read nothing', async () => {
    await heard();
    server.vary({ dropReused: 1 });

    const { id } = await say('still there?');

    expect(messages((await heard()).items).map((one) => one.externalId)).toContain(id);
  });

  test('one that wants a User-Agent gets one, and one that knows only the first instance form is read', async () => {
    server.vary({ wantsUserAgent: true, onlyInstanceV1: true, maxCharacters: 777 });

    expect((await connected()).settings).toMatchObject({ maxCharacters: '777', domain: 'our.example' });
  });

  test('one that refuses kinds of notification it does not know is asked for mentions', async () => {
    server.vary({ refusesNewKinds: true });
    const first = await say('hello');
    const { cursor: begun, items } = await heard();
    // The back-fill ends with the page that is empty.
    const { cursor } = await heard(begun);
    const second = await say('again');

    const found = [...messages(items), ...messages((await heard(cursor)).items)].map((one) => one.externalId);

    expect(found).toEqual([first.id, second.id]);
  });

  test('what travels for a while arrives when it arrives', async () => {
    server.vary({ deliveryMs: 60_000 });
    const { cursor } = await heard();
    const { id } = await say('from afar');

    expect((await heard(cursor)).items).toEqual([]);
    passedMs = 60_000;
    expect(messages((await heard(cursor)).items).map((one) => one.externalId)).toEqual([id]);
  });

  test('streaming is looked for where it is said, then where the server is', () => {
    const base = 'https://our.example';
    expect(streamingAddresses({ streaming: '', streamingUrl: 'wss://stream.our.example/x' }, base)).toEqual([
      'wss://stream.our.example',
      'wss://our.example',
    ]);
    expect(streamingAddresses({ streaming: 'wss://typed.example', streamingUrl: 'wss://b.example' }, base)).toEqual([
      'wss://typed.example',
    ]);
    expect(streamingAddresses({ streaming: '', streamingUrl: 'ftp://x' }, base)).toEqual(['wss://our.example']);
  });

  test('a Link header leads by its ids and never to another host', () => {
    const header =
      '<https://evil.example/api?max_id=17&limit=1>; rel="next", <https://our.example/x?min_id=42>; rel="prev"';
    expect(pageLinks(header)).toEqual({ max_id: '17', min_id: '42' });
    expect(pageLinks('nonsense')).toEqual({});
  });

  test.each([
    ['mastodon.social', 'https://mastodon.social'],
    [' https://mastodon.social/about ', 'https://mastodon.social'],
    ['@acme@mastodon.social', 'https://mastodon.social'],
    ['acme@mastodon.social', 'https://mastodon.social'],
    ['http://127.0.0.1:4200', 'http://127.0.0.1:4200'],
    ['xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
  ])('%s is the server %s', (typed, base) => {
    expect(baseOf(typed)).toBe(base);
  });
});

test.each([
  ['accept', true],
  ['filter', false],
  ['drop', false],
  ['none', null],
] as const)('with rules that %s what strangers say it is known whether they can write: %j', async (strangers, can) => {
  server.vary({ strangers });
  const now = await mastodon.inspect?.(session);

  expect(mastodon.admitsStrangers?.(session.settings)).toBe(true);
  expect(mastodon.admitsStrangers?.({ ...session.settings, ...now })).toBe(can);
  expect(mastodon.admitsStrangers?.((await connected()).settings)).toBe(can);
});
