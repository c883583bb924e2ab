import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { issueToken } from '#simulators/meta/access.ts';
import {
  createComment,
  createMedia,
  endBroadcast,
  findComment,
  hideComment,
} from '#simulators/meta/instagram/media.ts';
import { type Account, addPerson, linkAccount } from '#simulators/meta/instagram/people.ts';
import {
  answerStory,
  getMessage,
  holdAsRequest,
  type Message,
  mentionInStory,
  write,
} from '#simulators/meta/instagram/rooms.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { findHost, http } from '#test/graph.ts';
import { damage } from '../conformance/faults.ts';
import { ConnectorError } from '../connector-error.ts';
import { failureOf } from '../graph/errors.ts';
import type { InboundItem } from '../inbound.ts';
import type { Session } from '../session.ts';
import { hide, like, remove } from './act.ts';
import { endsAt } from './connect.ts';
import { accountsOf } from './delivery.ts';
import { instagram } from './index.ts';
import { scopes } from './limits.ts';
import { readNamed } from './named.ts';
import { namesUs } from './parse/items.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { direct, reply } from './send.ts';
import { loadThread } from './thread.ts';

const us = { externalId: '17841400900112233', handle: 'acme' };
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url)));
const short = (items: readonly InboundItem[]) =>
  items.map((item) =>
    item.kind === 'message' ? `${item.author.name}: ${item.text}` : `${item.kind} ${item.externalId}`,
  );
const reasons = (body: Uint8Array) => parse(body, us).skipped.map(({ reason }) => reason);

describe('what Instagram posts', () => {
  test('comments under our posts and broadcasts; mentions by their ids; only of our account', () => {
    const { items, named } = parse(fixture('comments'), us);

    expect(short(items)).toEqual([
      'mira.k: @acme price? ب',
      'ben: me too',
      'acme: From our own app',
      'Instagram user: Hello from the sofa',
    ]);
    expect(items[0]).toMatchObject({
      thread: { externalId: '18011223344556677', kind: 'post', visibility: 'public' },
      author: { externalId: '1288003344556677', handle: 'mira.k' },
      ...{ replyTo: '18011223344556677', mentions: [us.externalId], addressed: true },
      occurredAt: new Date(1789461000_000),
    });
    expect(items[1]).toMatchObject({
      externalId: '17990011223344557',
      replyTo: '17990011223344556',
      thread: { externalId: '18011223344556677' },
    });
    expect(items[2]).toMatchObject({ addressed: false, author: { externalId: us.externalId } });
    expect(items[3]).toMatchObject({ author: { isUnnamed: true } });
    expect(named).toEqual(['comment:17990011223344560', 'media:18011223344556700']);
    expect(reasons(fixture('comments'))).toEqual([
      'mention, which is read by its id',
      'mention, which is read by its id',
      'unknown kind: story_insights',
    ]);
    expect(accountsOf(fixture('comments'))).toEqual([us.externalId, '17841400900999999']);
  });

  test('messages, also what names a story, is seen once, or stands in the flat form', () => {
    const { items } = parse(fixture('messages'), us);

    expect(short(items)).toEqual([
      'Instagram user: where is my order\nTheir reel https://cdn.example/r',
      'Instagram user: is that still to be had?\n(To a story of yours.)',
      'Instagram user: (Named you in a story.)',
      'Instagram user: (A picture or film that can be seen once, in Instagram’s own app.)',
      'acme: From the app of Instagram',
      'edit aWdfone',
      'delete aWdfgone',
      'reaction aWdfecho',
      'Instagram user: Talk to somebody',
      'Instagram user: In the flat form',
    ]);
    expect(items[0]).toMatchObject({
      thread: { externalId: `${us.externalId}:1288003344556677`, kind: 'dm', visibility: 'private' },
      attachments: [{ kind: 'image', url: 'https://cdn.example/a.jpg' }],
      replyTo: 'aWdfprev',
    });
    expect(items[1]).toMatchObject({
      ...{ subject: 'Story', expiresAt: new Date(1789461001_000 + 24 * 3_600_000) },
      permalink: 'https://www.instagram.com/stories/acme/18011223344550000/',
    });
    expect(items[2]).toMatchObject({
      ...{ subject: 'Story @acme', mentions: [us.externalId], expiresAt: expect.any(Date) },
      attachments: [{ kind: 'image', url: 'https://cdn.example/mention' }],
    });
    expect(reasons(fixture('messages'))).toEqual(['unknown kind: messaging.hologram']);
  });

  test.each([
    ['@acme hello', true],
    ['Hello (@ACME).', true],
    ['@acme.shop is another', false],
    ['mail@acme.example', false],
    ['no name', false],
  ])('%j names us: %s', (text, is) => {
    expect(namesUs(text, us)).toBe(is);
  });

  test('damaged in any place it still says items, skipped or no delivery', () => {
    const documents = ['comments', 'messages'].map((name): unknown =>
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

test.each([
  [400, 10, 2534022, 'outside_window'],
  [400, 100, 2534014, 'gone'],
  [400, 100, 2534025, 'outside_window'],
  [400, 100, 2534029, 'policy'],
  [400, 100, 2534037, 'permission'],
  [403, 200, 2534041, 'permission'],
  [400, 613, 2534040, 'rate_limited'],
  [400, 80002, 0, 'rate_limited'],
  [400, 10, 2534077, 'policy'],
  [400, 9000001, 0, 'gone'],
])('%i with %i/%i is %s', (status, code, error_subcode, kind) => {
  const body = new TextEncoder().encode(JSON.stringify({ error: { message: 'Told.', code, error_subcode } }));
  const failure = failureOf({ status, headers: {}, body }, { network: 'Instagram', write: true, now: new Date() });
  expect(failure.kind).toBe(kind);
  expect(failure.message).toMatch(/^Instagram /);
});

describe('what goes out', () => {
  let network: Opened;
  let account: Account;
  let session: Session;
  let mira: string;
  beforeAll(async () => {
    network = await openSimulator();
    const { server, pageId } = network;
    account = linkAccount(server, pageId, 'acme');
    mira = addPerson(server, 'mira.k').id;
    const io = { http, findHost, now: () => new Date(), app: appOf() };
    const connected = await instagram.connect({ token: tokenWith(scopes) }, io);
    session = { ...connected, saveSecrets: async () => {}, ...io };
  });
  afterAll(() => network.close());

  const appOf = () => ({ appId: network.appId, appSecret: network.appSecret, url: network.url() });
  const tokenWith = (given: readonly string[], forMs: number | null = null) =>
    issueToken(network.server, {
      ...{ appId: network.appId, personId: network.ownerId, pageId: network.pageId },
      ...{ scopes: given.join(','), forMs },
    });
  const said = (text: string, pictures = 0) => ({
    ...{ text, addressees: [], clientKey: crypto.randomUUID() },
    attachments: Array.from({ length: pictures }, (_, n) => ({
      ...{ name: `${n}.png`, mimeType: 'image/png', bytes: tinyPng, alt: 'A pixel' },
    })),
  });
  const to = () => ({ externalId: mira, handle: 'mira.k', name: 'mira.k' });
  const comment = (kind: 'FEED' | 'LIVE' = 'FEED') => {
    const { id } = createMedia(network.server, { ownerId: account.id, caption: 'News', kind });
    return createComment(network.server, mira, id, 'A question');
  };
  const room = () => ({ accountId: account.id, personId: mira });
  const ours = () => network.server.db.all<Message>('select * from ig_dm where by_account = 1 order by seq');

  test('a message counts bytes, and takes ten pictures in one before the words', async () => {
    write(network.server, room(), { text: 'hello' });
    await direct(session, { ...said('я'.repeat(500), 3), to: to() });

    const [pictures, words] = ours();
    expect(JSON.parse(pictures?.attachments ?? '[]')).toHaveLength(3);
    expect(words?.text).toBe('я'.repeat(500));
    await expect(direct(session, { ...said('я'.repeat(501)), to: to() })).rejects.toMatchObject({ kind: 'too_long' });
    await expect(direct(session, { ...said('', 11), to: to() })).rejects.toMatchObject({ kind: 'invalid_request' });
  });

  test('a film goes before the words, and one that is too large nowhere', async () => {
    const film = (bytes: number) => [{ name: 'a.mp4', mimeType: 'video/mp4', bytes: new Uint8Array(bytes), alt: '' }];
    await direct(session, { ...said('See how it leaks'), attachments: film(1_000), to: to() });
    const [sent, words] = ours().slice(-2);
    expect(JSON.parse(sent?.attachments ?? '[]')).toMatchObject([{ type: 'video' }]);
    expect(words?.text).toBe('See how it leaks');
    const large = direct(session, { ...said(''), attachments: film(26 * 1024 * 1024), to: to() });
    await expect(large).rejects.toMatchObject({ kind: 'too_long' });
  });

  test('what stands in the folder of requests comes as such, until it is answered', async () => {
    const { id } = addPerson(network.server, 'sam.stranger');
    const asked = { accountId: account.id, personId: id };
    const { mid } = write(network.server, asked, { text: 'Do you know me?' });
    holdAsRequest(network.server, asked);
    const requests = async () => {
      const { deliveries } = await poll(session, null, { backfillDays: 1 });
      const items = deliveries.flatMap((body) => parse(body, session.account).items);
      return items.flatMap((item) => (item.kind === 'message' && item.isRequest ? [item.externalId] : []));
    };
    expect(await requests()).toEqual([mid]);

    await direct(session, { ...said('Now we do'), to: { ...to(), externalId: id } });
    expect(await requests()).toEqual([]);
  });

  test('a comment is answered in private once, and under a broadcast only while it lasts', async () => {
    const one = comment();
    await direct(session, { ...said('Your number, please'), to: to(), follows: [one.id] });
    expect(findComment(network.server, one.id)?.replied_privately_at).not.toBeNull();
    for (const pictures of [0, 1])
      await expect(direct(session, { ...said('Again', pictures), to: to(), follows: [one.id] })).rejects.toMatchObject({
        kind: pictures === 0 ? 'outside_window' : 'invalid_request',
      });

    const live = comment('LIVE');
    endBroadcast(network.server, live.media_id);
    const late = direct(session, { ...said('Late'), to: to(), follows: [live.id] });
    await expect(late).rejects.toMatchObject({ kind: 'outside_window' });
  });

  test('a heart goes under a message and under no comment', async () => {
    const { mid } = write(network.server, room(), { text: 'Thanks' });
    await like(session, mid, true);
    expect(getMessage(network.server, mid).reaction).toBe('love');
    await like(session, mid, false);
    expect(getMessage(network.server, mid).reaction).toBeNull();
    await expect(like(session, comment().id, true)).rejects.toMatchObject({ kind: 'invalid_request' });
  });

  test('messages and what stands elsewhere are neither hidden nor deleted', async () => {
    for (const id of ['aWdfx', '@17990011223344560'])
      for (const work of [hide(session, id, true), remove(session, id)])
        await expect(work).rejects.toMatchObject({ kind: 'invalid_request' });
  });

  test('a hidden comment takes no answer, and pictures go in private alone', async () => {
    const one = comment();
    const at = { externalId: one.id, threadExternalId: one.media_id };
    await expect(reply(session, { ...said('Look', 1), replyTo: at })).rejects.toMatchObject({
      kind: 'invalid_request',
    });
    hideComment(network.server, one.id, true);
    await expect(reply(session, { ...said('Hello'), replyTo: at })).rejects.toMatchObject({ kind: 'invalid_request' });
  });

  test('who names us elsewhere is read by id and answered there', async () => {
    const theirs = createMedia(network.server, { ownerId: mira, caption: 'Bought at @acme' });
    const aside = createComment(network.server, mira, theirs.id, 'right, @acme ?');
    const bodies = await readNamed(session, [`media:${theirs.id}`, `comment:${aside.id}`, 'media:404', 'nonsense']);
    const items = bodies.flatMap((body) => parse(body, session.account).items);

    expect(items).toMatchObject([
      { externalId: `@${theirs.id}`, text: 'Bought at @acme', author: { externalId: '@mira.k' }, addressed: true },
      { externalId: `@${aside.id}`, thread: { externalId: `@${theirs.id}` }, replyTo: `@${theirs.id}` },
    ]);
    const replyTo = { externalId: `@${aside.id}`, threadExternalId: `@${theirs.id}` };
    const sent = await reply(session, { ...said('So glad'), replyTo });
    expect(findComment(network.server, sent.externalId.slice(1))).toMatchObject({
      text: 'So glad',
      parent_id: aside.id,
    });
    await expect(
      loadThread(session, { externalId: `@${theirs.id}`, around: null, cursor: null }),
    ).rejects.toMatchObject({ kind: 'permission' });
  });

  test('polling brings stories in rooms and answers under old comments', async () => {
    const one = comment();
    const { cursor } = await poll(session, null, { backfillDays: 7 });
    const answer = createComment(network.server, mira, one.id, 'Anybody?');
    const story = createMedia(network.server, { ownerId: account.id, caption: '', kind: 'STORY' });
    const asked = answerStory(network.server, room(), story.id, 'How much?');
    const named = mentionInStory(network.server, room(), `${network.url()}/media/none`);
    const { deliveries } = await poll(session, cursor, { backfillDays: 7 });
    const items = deliveries.flatMap((body) => parse(body, session.account).items);

    expect(items).toMatchObject([
      { externalId: answer.id, replyTo: one.id, thread: { externalId: one.media_id } },
      { externalId: asked.mid, subject: 'Story', author: { handle: 'mira.k' } },
      { externalId: named.mid, subject: 'Story @acme', attachments: [{ kind: 'image' }] },
    ]);
  });

  test('the end of a token is told, a permission that is missing named, and a page without account said', async () => {
    const io = { http, findHost, now: () => new Date(), app: appOf() };
    const { settings } = await instagram.connect({ token: tokenWith(scopes, 86_400_000) }, io);
    expect(endsAt({ settings, secrets: {} })?.getTime()).toBeGreaterThan(Date.now());
    expect(endsAt({ settings: {}, secrets: {} })).toBeNull();

    const less = instagram.connect({ token: tokenWith(['instagram_basic']) }, io);
    await expect(less).rejects.toThrow('instagram_manage_messages');
    const pageId = network.page('Acme Repairs', network.ownerId).id;
    const { server, appId, ownerId: personId } = network;
    const token = issueToken(server, { appId, personId, pageId, scopes: scopes.join(','), forMs: null });
    await expect(instagram.connect({ token }, io)).rejects.toThrow('Acme Repairs has no Instagram account');
  });
});
