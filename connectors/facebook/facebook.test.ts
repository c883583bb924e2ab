import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { issueToken } from '#simulators/meta/access.ts';
import { holdAsRequest, type Message, write } from '#simulators/meta/messenger/rooms.ts';
import { createComment, createPost, getThing } from '#simulators/meta/pages/objects.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { findHost, http } from '#test/graph.ts';
import { damage } from '../conformance/faults.ts';
import { ConnectorError } from '../connector-error.ts';
import { failureOf } from '../graph/errors.ts';
import { challenge, verify, verifyTokenOf } from '../hub.ts';
import type { InboundItem } from '../inbound.ts';
import type { Session } from '../session.ts';
import { windowOf } from '../window.ts';
import { like, remove } from './act.ts';
import { accountsOf } from './delivery.ts';
import { facebook } from './index.ts';
import { scopes, window } from './limits.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { direct, reply } from './send.ts';

const us = { externalId: '104500112233445', handle: 'Acme' };
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url)));
const short = (items: readonly InboundItem[]) =>
  items.map((item) =>
    item.kind === 'message' ? `${item.author.name}: ${item.text}` : `${item.kind} ${item.externalId.split('_').at(-1)}`,
  );
const reasons = (body: Uint8Array) => parse(body, us).skipped.map(({ reason }) => reason);

describe('what Facebook posts', () => {
  test('comments, with and without their author, edits, deletions; only of our page', () => {
    const { items } = parse(fixture('feed'), us);

    expect(short(items)).toEqual([
      'Lena Ortiz: My parcel never came 😢',
      'Ben Ode: Mine neither',
      'Facebook user: From somebody who did not allow the app',
      'Lena Ortiz: My parcel came',
      'edit 1455667788990011',
      'delete 1455667788990012',
    ]);
    expect(items[0]).toMatchObject({
      thread: { externalId: '104500112233445_912233445566778', kind: 'post', visibility: 'public' },
      attachments: [{ kind: 'image', url: 'https://scontent.example/x.jpg' }],
      replyTo: '104500112233445_912233445566778',
      addressed: true,
    });
    expect(items[1]).toMatchObject({
      author: { externalId: '6823399011223399' },
      replyTo: '912233445566778_1455667788990011',
    });
    expect(items[2]).toMatchObject({
      author: { externalId: 'hidden:912233445566778_1455667788990013', isUnnamed: true },
    });
    expect(reasons(fixture('feed'))).toEqual(['reaction']);
    expect(accountsOf(fixture('feed'))).toEqual(['104500112233445', '999900001111222']);
  });

  test('messages in our thread and in one that another app has', () => {
    const { items } = parse(fixture('messenger'), us);

    expect(short(items)).toEqual([
      'Facebook user: where is my order\nOur shop https://shop.example/',
      'Acme: From the inbox of Meta',
      'edit Qk3aX9',
      'Facebook user: Talk to somebody',
      'delete gone',
      'reaction ours',
      'reaction ours',
      'Facebook user: A bot has this thread',
    ]);
    expect(items[0]).toMatchObject({
      thread: { externalId: '104500112233445:7712003344556677', kind: 'dm', visibility: 'private' },
      attachments: [{ kind: 'image' }, { kind: 'image' }],
      replyTo: 'm_prev',
    });
    expect(items[1]).toMatchObject({ addressed: false, thread: { externalId: '104500112233445:7712003344556677' } });
    expect(items.filter(({ kind }) => kind === 'reaction')).toMatchObject([
      { externalId: 'm_ours', personId: '7712003344556677', sign: '😆' },
      { externalId: 'm_ours', personId: '7712003344556677', sign: null },
    ]);
    expect(reasons(fixture('messenger'))).toEqual(['read', 'unknown kind: messaging.hologram']);
  });

  test('mentions, recommendations with ids past what a number holds, and what is unknown', () => {
    const { items } = parse(fixture('others'), us);

    expect(short(items)).toEqual(['Lena Ortiz: Acme helps', 'Lena Ortiz: Never again']);
    expect(items[1]).toMatchObject({ externalId: '18446744073709551617', subject: '👎' });
    expect(reasons(fixture('others'))).toEqual([
      'mention without its author, which is read with the next poll',
      'unknown kind: leadgen',
    ]);
  });

  test('damaged in any place it still says items, skipped or no delivery', () => {
    const documents = ['feed', 'messenger', 'others'].map((name): unknown =>
      JSON.parse(new TextDecoder().decode(fixture(name))),
    );
    const way = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...documents), way, fc.jsonValue(), (json, pick, value) => {
        const body = new TextEncoder().encode(JSON.stringify(damage(json, pick, value)) ?? '');
        for (const read of [() => parse(body, us), () => accountsOf(body)]) {
          try {
            read();
          } catch (error) {
            expect(error).toBeInstanceOf(ConnectorError);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what proves that it is Facebook', () => {
  const body = new TextEncoder().encode('{"object":"page","entry":[]}');
  const signed = (secret: string) => ({
    headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
    body,
    query: {},
  });

  test('the signature over the raw bytes, with any secret that is known', () => {
    expect(verify(signed('new'), ['old', 'new'])).toBe(true);
    expect(verify(signed('stranger'), ['old', 'new'])).toBe(false);
    expect(verify({ ...signed('new'), body: new TextEncoder().encode('{}') }, ['new'])).toBe(false);
    expect(verify({ headers: {}, body, query: {} }, ['new'])).toBe(false);
  });

  test('the word of the handshake', () => {
    const asked = (word: string, text = '12345') => ({
      ...{ headers: {}, body: new Uint8Array() },
      query: { 'hub.mode': 'subscribe', 'hub.verify_token': word, 'hub.challenge': text },
    });
    expect(challenge(asked(verifyTokenOf('s')), ['old', 's'])).toEqual({ contentType: 'text/plain', body: '12345' });
    expect(challenge(asked('guess'), ['s'])).toBeNull();
    expect(challenge(asked(verifyTokenOf('s'), '<script>'), ['s'])).toBeNull();
  });
});

describe('a refusal by its code', () => {
  const now = new Date('2026-09-15T08:00:00Z');
  const refused = (status: number, code: number, error_subcode = 0, headers: Record<string, string> = {}) => {
    const body = new TextEncoder().encode(JSON.stringify({ error: { message: 'Told.', code, error_subcode } }));
    return failureOf({ status, headers, body }, { network: 'Facebook', write: true, now });
  };

  test.each([
    [400, 190, 460, 'auth_expired'],
    [400, 102, 0, 'auth_expired'],
    [400, 10, 2018278, 'outside_window'],
    [400, 10, 2534022, 'outside_window'],
    [400, 10900, 0, 'outside_window'],
    [400, 10, 2018065, 'permission'],
    [400, 10, 0, 'permission'],
    [403, 230, 0, 'permission'],
    [400, 551, 1545041, 'blocked'],
    [400, 100, 33, 'gone'],
    [400, 803, 0, 'gone'],
    [400, 368, 0, 'policy'],
    [400, 506, 0, 'duplicate'],
    [400, 32, 0, 'rate_limited'],
    [400, 613, 2018338, 'rate_limited'],
    [400, 100, 0, 'invalid_request'],
    [500, 2, 0, 'unknown_outcome'],
    [503, 0, 0, 'unknown_outcome'],
  ])('%i with %i/%i is %s', (status, code, subcode, kind) => {
    expect(refused(status, code, subcode).kind).toBe(kind);
  });

  test('when it says how many minutes to wait, it is waited so long; else five', () => {
    const header = JSON.stringify({ '1045': [{ type: 'pages', estimated_time_to_regain_access: 17 }] });
    const wait = (error: ConnectorError) => ((error.retryAt?.getTime() ?? 0) - now.getTime()) / 60_000;

    expect(wait(refused(400, 32, 0, { 'x-business-use-case-usage': header }))).toBe(17);
    expect(wait(refused(400, 4, 0, { 'x-business-use-case-usage': 'nonsense' }))).toBe(5);
  });
});

test('a day for anything, a week for what a person writes, and who only commented may be asked in', () => {
  const heard = new Date('2026-09-01T00:00:00Z');

  expect(windowOf({ window }, heard)).toMatchObject({
    closesAt: new Date('2026-09-02T00:00:00Z'),
    closesForPeopleAt: new Date('2026-09-08T00:00:00Z'),
  });
  expect(windowOf({ window }, null)).toBeNull();
});

describe('what goes out', () => {
  let network: Opened;
  let session: Session;
  let lena: string;
  beforeAll(async () => {
    network = await openSimulator();
    const { appId, appSecret, ownerId, pageId } = network;
    lena = network.person('Lena Ortiz').id;
    const app = { appId, appSecret, url: network.url() };
    const token = issueToken(network.server, {
      appId,
      personId: ownerId,
      pageId,
      scopes: scopes.join(','),
      forMs: null,
    });
    const io = { http, findHost, now: () => new Date(), app };
    const { account, origin, settings, secrets } = await facebook.connect({ token }, io);
    session = { account, origin, settings, secrets, saveSecrets: async () => {}, ...io };
  });
  afterAll(() => network.close());

  const picture = { name: 'a.png', mimeType: 'image/png', bytes: tinyPng, alt: 'A pixel' };
  const said = (text: string, attachments = [picture]) => ({
    text,
    attachments,
    addressees: [],
    clientKey: crypto.randomUUID(),
  });
  const to = () => ({ externalId: lena, handle: 'Lena Ortiz', name: 'Lena Ortiz' });
  const comment = () => {
    const { server, pageId } = network;
    const { id } = createPost(server, { pageId, authorId: pageId, text: 'News' });
    return createComment(server, lena, id, 'A question');
  };

  test('a comment takes one picture', async () => {
    const { id, root_id } = comment();
    const sent = await reply(session, { ...said('Look'), replyTo: { externalId: id, threadExternalId: root_id } });

    const thing = getThing(network.server, sent.externalId);
    expect(thing).toMatchObject({ text: 'Look', parent_id: id });
    expect(new Uint8Array(await (await fetch(thing.photo ?? '')).arrayBuffer())).toEqual(Uint8Array.from(tinyPng));
    const two = reply(session, {
      ...said('Look', [picture, picture]),
      replyTo: { externalId: id, threadExternalId: root_id },
    });
    await expect(two).rejects.toMatchObject({ kind: 'invalid_request' });
  });

  test('a picture goes before the words of a message; a private answer takes one of both', async () => {
    write(network.server, { pageId: network.pageId, personId: lena }, { text: 'hello' });
    await direct(session, { ...said('This one?'), to: to() });

    const rows = network.server.db.all<Message>('select * from dm where by_page = 1 order by seq');
    expect(rows.map(({ text, attachment }) => [text, attachment !== null])).toEqual([
      ['', true],
      ['This one?', false],
    ]);
    const follows = [comment().id];
    await expect(direct(session, { ...said('Both'), to: to(), follows })).rejects.toMatchObject({
      kind: 'invalid_request',
    });
    await direct(session, { ...said(''), to: to(), follows });
    await expect(direct(session, { ...said('Again', []), to: to(), follows })).rejects.toMatchObject({
      kind: 'outside_window',
    });
  });

  test('films, sounds and documents go in Messenger as what they are', async () => {
    write(network.server, { pageId: network.pageId, personId: lena }, { text: 'hello' });
    const sent = [];
    for (const mimeType of ['video/mp4', 'audio/mpeg', 'application/pdf'])
      sent.push(await direct(session, { ...said('', [{ ...picture, mimeType }]), to: to() }));

    const attached = sent.map(({ externalId }) => {
      const row = network.server.db.get<{ attachment: string }>('select attachment from dm where mid = ?', externalId);
      return JSON.parse(row?.attachment ?? '{}').type;
    });
    expect(attached).toEqual(['video', 'audio', 'file']);
  });

  test('what Messenger does not do is refused and not called done', async () => {
    for (const work of [remove(session, 'm_1'), like(session, 'm_1', true)])
      await expect(work).rejects.toMatchObject({ kind: 'invalid_request' });
  });

  test('what stands in the folder of requests comes as such, until it is answered', async () => {
    const stranger = network.person('Sam Stranger').id;
    const room = { pageId: network.pageId, personId: stranger };
    const { mid } = write(network.server, room, { text: 'Do you know me?' });
    holdAsRequest(network.server, room);
    const requests = async () => {
      const { deliveries } = await poll(session, null, { backfillDays: 1 });
      const items = deliveries.flatMap((body) => parse(body, session.account).items);
      return items.flatMap((item) => (item.kind === 'message' && item.isRequest ? [item.externalId] : []));
    };
    expect(await requests()).toEqual([mid]);

    await direct(session, { ...said('Now we do', []), to: { ...to(), externalId: stranger } });
    expect(await requests()).toEqual([]);
  });

  test('access ends when the person must say yes again, and that is asked for anew', async () => {
    const dayMs = 86_400_000;
    const days = ((facebook.endsAt?.(session)?.getTime() ?? 0) - Date.now()) / dayMs;
    expect(days).toBeGreaterThan(89);
    expect(days).toBeLessThan(91);

    network.server.db.run('update token set issued_at = ?', new Date(Date.now() - 10 * dayMs).toISOString());
    const settings = { ...session.settings, ...(await facebook.inspect?.(session)) };
    expect(((facebook.endsAt?.({ ...session, settings })?.getTime() ?? 0) - Date.now()) / dayMs).toBeCloseTo(80, 0);
    expect(facebook.endsAt?.({ ...session, settings: { endsAt: '' } })).toBeNull();
  });

  test('a permission that was taken out in the dialog is named', async () => {
    const { appId, ownerId, pageId, server } = network;
    const token = issueToken(server, { appId, personId: ownerId, pageId, scopes: 'pages_show_list', forMs: null });
    const connecting = facebook.connect({ token }, session);

    await expect(connecting).rejects.toMatchObject({ kind: 'permission' });
    await expect(connecting).rejects.toThrow('pages_messaging');
  });
});
