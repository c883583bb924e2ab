import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { issueToken } from '#simulators/meta/threads/access.ts';
import { createPost, getPost, hideReply } from '#simulators/meta/threads/posts.ts';
import { type Opened, openSimulator } from '#simulators/meta/threads/testing.ts';
import { findHost, http } from '#test/graph.ts';
import { damage } from '../conformance/faults.ts';
import { ConnectorError } from '../connector-error.ts';
import type { InboundItem } from '../inbound.ts';
import type { Headroom, Session } from '../session.ts';
import { hide, remove } from './act.ts';
import { accountsOf } from './delivery.ts';
import { failureOf } from './errors.ts';
import { threads } from './index.ts';
import { scopes } from './limits.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { reply } from './send.ts';
import { findDeleted, loadThread } from './thread.ts';

const us = { externalId: '17841400900112233', handle: 'acme' };
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url)));
const short = (items: readonly InboundItem[]) =>
  items.map((item) =>
    item.kind === 'message' ? `${item.author.handle}: ${item.text}` : `${item.kind} ${item.externalId}`,
  );

describe('what Threads posts', () => {
  test('a reply under a post of ours', () => {
    const { items, skipped } = parse(fixture('reply'), us);

    expect(items).toEqual([
      {
        kind: 'message',
        externalId: '18044556677889900',
        thread: { externalId: '18040000000000001', kind: 'post', visibility: 'public' },
        author: {
          ...{ externalId: '@mira.k', handle: 'mira.k', name: 'mira.k' },
          avatarUrl: 'https://scontent.example/mira.jpg',
        },
        visibility: 'public',
        text: 'is this still on?',
        occurredAt: new Date('2026-09-15T09:03:00Z'),
        mentions: [],
        attachments: [],
        addressed: true,
        replyTo: '18040000000000001',
        permalink: 'https://www.threads.com/@mira.k/post/DXy1',
      },
    ]);
    expect(skipped).toEqual([]);
    expect(accountsOf(fixture('reply'))).toEqual(['17841400900112233']);
    expect(parse(fixture('reply'), { ...us, externalId: '1' }).skipped).toEqual([{ reason: 'another account' }]);
  });

  test('several changes at once, ids past what a number holds, and what cannot be read', () => {
    const { items, skipped } = parse(fixture('several'), us);

    expect(short(items)).toEqual([
      'Ben.Ode: Look @Acme and @mira.k. what came 😢',
      'Threads user: A long story\n\nhttps://shop.example/',
      'acme: We look into it',
      'delete 18044556677889903',
    ]);
    expect(items[0]).toMatchObject({
      externalId: '18446744073709551617',
      author: { externalId: '@ben.ode' },
      mentions: [us.externalId, '@mira.k'],
      attachments: [{ kind: 'image', alt: 'A torn parcel' }, { kind: 'video' }],
      addressed: true,
    });
    expect(items[1]).toMatchObject({
      author: { externalId: 'hidden:18044556677889901', isUnnamed: true },
      mentions: [us.externalId],
      attachments: [{ kind: 'image', url: 'https://media.example/a.gif' }],
    });
    expect(items[2]).toMatchObject({ author: { externalId: us.externalId }, addressed: false });
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'unreadable post',
      'unknown kind: ghost_posts',
      'unreadable change',
    ]);
  });

  test('damaged in any place it still says items, skipped or no delivery', () => {
    const documents = ['reply', 'several'].map((name): unknown => JSON.parse(new TextDecoder().decode(fixture(name))));
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
  [401, 190, 463, 'auth_expired'],
  [400, 102, 0, 'auth_expired'],
  [403, 10, 0, 'permission'],
  [400, 230, 0, 'permission'],
  [400, 4, 0, 'rate_limited'],
  [400, 4, 2207042, 'rate_limited'],
  [400, 80002, 0, 'rate_limited'],
  [400, 24, 4279009, 'gone'],
  [400, 100, 33, 'gone'],
  [400, 368, 0, 'policy'],
  [400, 100, 0, 'invalid_request'],
  [500, 2, 0, 'unknown_outcome'],
  [400, 2, 0, 'transient'],
])('a refusal of %i with %i/%i is %s', (status, code, error_subcode, kind) => {
  const now = new Date('2026-09-15T08:00:00Z');
  const body = new TextEncoder().encode(JSON.stringify({ error: { message: 'Told.', code, error_subcode } }));
  const failure = failureOf({ status, headers: {}, body }, { write: true, now });

  expect(failure.kind).toBe(kind);
  expect(failure.retryAt === undefined).toBe(kind !== 'rate_limited');
});

describe('an account', () => {
  const start = Date.parse('2026-09-15T08:00:00Z');
  const dayMs = 86_400_000;
  let at = start;
  let network: Opened;
  let session: Session;
  let told: readonly Headroom[] = [];
  const now = () => new Date(at);
  const tokenOf = (given: readonly string[]) =>
    issueToken(network.server, {
      ...{ appId: network.appId, personId: network.brand.id },
      ...{ scopes: given.join(','), forMs: 60 * dayMs },
    });
  const connect = (token: string) =>
    threads.connect({ token }, { http, findHost, now, app: { appId: network.appId, url: network.url() } });
  beforeAll(async () => {
    network = await openSimulator(now);
    const connected = await connect(tokenOf(scopes));
    session = {
      ...connected,
      app: { url: network.url() },
      ...{ http, findHost, now },
      saveSecrets: async (fresh) => {
        session.secrets = fresh;
      },
      noteHeadroom: async (headroom) => {
        told = headroom;
      },
    };
  });
  afterAll(() => network.close());

  const post = (text: string, replyTo?: string) =>
    createPost(network.server, { authorId: network.brand.id, text, ...(replyTo && { replyTo }) });
  const comment = (text: string, replyTo = post('News').id) =>
    createPost(network.server, { authorId: network.lena.id, text, replyTo });
  const say = (text: string, to = comment('A question')) =>
    reply(session, {
      ...{ text, attachments: [], addressees: [], clientKey: text },
      replyTo: { externalId: to.id, threadExternalId: to.root_id },
    });
  const itemsOf = async (cursor: string | null) => {
    const polled = await poll(session, cursor, { backfillDays: 7 });
    return { cursor: polled.cursor, items: polled.deliveries.flatMap((body) => parse(body, session.account).items) };
  };

  test('is answered for in two steps, with five addresses and emoji counted as the network counts', async () => {
    const links = (count: number) => Array.from({ length: count }, (_, n) => `https://a.example/${n}`).join(' ');

    expect(getPost(network.server, (await say(links(5))).externalId).text).toBe(links(5));
    expect((await say('👩‍👩‍👧'.repeat(27))).externalId).toBeTruthy();
    await expect(say(links(6))).rejects.toMatchObject({ kind: 'invalid_request' });
    await expect(say('👩‍👩‍👧'.repeat(28))).rejects.toMatchObject({ kind: 'too_long' });
  });

  describe('with files, which Threads fetches', () => {
    let places: Server;
    let base: string;
    beforeAll(async () => {
      places = createServer((request, response) => {
        const type = { '/a.png': 'image/png', '/a.mp4': 'video/mp4', '/page': 'text/html' }[request.url ?? ''];
        response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(Buffer.from(tinyPng));
      });
      await new Promise<void>((done) => places.listen(0, '127.0.0.1', done));
      base = `http://127.0.0.1:${(places.address() as AddressInfo).port}`;
    });
    afterAll(() => places.close());

    const file = (path: string | undefined, mimeType = 'image/png') => ({
      ...{ name: 'box', mimeType, bytes: tinyPng, alt: 'A box' },
      ...(path !== undefined && { address: base + path }),
    });
    const withFiles = (attachments: ReturnType<typeof file>[], text = 'See', to = comment('May I see it?')) => ({
      ...{ text, attachments, addressees: [], clientKey: text },
      replyTo: { externalId: to.id, threadExternalId: to.root_id },
    });
    const kindsIn = (id: string) =>
      (JSON.parse(getPost(network.server, id).media) as { kind: string; alt: string }[]).map(
        ({ kind, alt }) => `${kind} ${alt}`,
      );

    test('a picture, an album and a film stand with its answers', async () => {
      const [one, album, film] = await Promise.all([
        reply(session, withFiles([file('/a.png')], '')),
        reply(session, withFiles([file('/a.png'), file('/a.png')])),
        reply(session, withFiles([file('/a.mp4', 'video/mp4')])),
      ]);

      expect([one, album, film].map(({ externalId }) => kindsIn(externalId))).toEqual([
        ...[['IMAGE A box'], ['IMAGE A box', 'IMAGE A box'], ['VIDEO A box']],
      ]);
    });

    test('the same words with and without a picture are two answers', async () => {
      const to = comment('Both?');
      await reply(session, withFiles([], 'Here', to));
      const picture = withFiles([file('/a.png')], 'Here', to);
      const { externalId } = await reply(session, picture);

      expect(await threads.findSent?.(session, 'reply', picture, new Date(at - 1_000))).toMatchObject({
        ...{ state: 'found', sent: { externalId } },
      });
      await expect(reply(session, picture)).rejects.toMatchObject({ kind: 'duplicate' });
    });

    test.each([
      ['that it cannot fetch', () => [file('/none.png')]],
      ['that are something else', () => [file('/page')]],
      ['without an address', () => [file(undefined)]],
      ['that do not go together', () => [file('/a.png'), file('/a.mp4', 'video/mp4')]],
    ])('files %s say so, and nothing stands', async (_, files) => {
      const to = comment('And now?');

      await expect(reply(session, withFiles(files(), 'See', to))).rejects.toMatchObject({ kind: 'invalid_request' });
      const { n } =
        network.server.db.get<{ n: number }>('select count(*) as n from post where reply_to = ?', to.id) ?? {};
      expect(n).toBe(0);
    });
  });

  test('says the same to the same post once', async () => {
    const to = comment('Twice?');
    await say('Only once', to);

    await expect(say('Only once', to)).rejects.toMatchObject({ kind: 'duplicate' });
  });

  test('tells what is left of a day', async () => {
    await itemsOf(null);

    expect(told.map(({ of }) => of)).toEqual(['posts', 'replies']);
    expect(told[1]?.left).toBeLessThan(1_000);
    expect(told[1]?.left).toBeGreaterThan(900);
  });

  test('hears that a reply was hidden in the app and shown again, once each', async () => {
    const { id } = comment('Rude');
    const before = await itemsOf(null);
    hideReply(network.server, network.brand.id, id, true);
    const hidden = await itemsOf(before.cursor);
    const quiet = await itemsOf(hidden.cursor);
    await hide(session, id, false);
    const shown = await itemsOf(quiet.cursor);

    const hides = ({ items }: { items: InboundItem[] }) => items.filter(({ kind }) => kind === 'hide');
    expect([before, hidden, quiet, shown].map((step) => hides(step).map((item) => item.externalId))).toEqual([
      ...[[], [id], [], [id]],
    ]);
    expect(hides(shown)).toMatchObject([{ hidden: false }]);
  });

  test('reads its own thread with all that stands under it', async () => {
    const root = post('Ask us anything');
    const question = comment('When?', root.id);
    const answer = post('Tomorrow', question.id);
    const thanks = comment('Thanks', answer.id);
    const { bodies } = await loadThread(session, { externalId: root.id, around: null, cursor: null });
    const items = bodies.flatMap((body) => parse(body, session.account).items);

    expect(items.map(({ externalId }) => externalId).toSorted()).toEqual(
      [root, question, answer, thanks].map(({ id }) => id).toSorted(),
    );
    expect(items.find(({ externalId }) => externalId === thanks.id)).toMatchObject({ addressed: true });
  });

  test('looks a few posts up at a time, in turn, until all were', async () => {
    const ids = Array.from({ length: 12 }, () => comment('Here').id);
    await remove(session, post('Mine').id);
    network.server.db.run(
      'update post set deleted_at = ? where id in (?, ?)',
      '2026-09-15',
      ids[0] ?? '',
      ids[11] ?? '',
    );
    const found = new Set<string>();
    for (let minute = 0; minute < 3; minute += 1) {
      for (const id of await findDeleted(session, ids)) found.add(id);
      at += 60_000;
    }

    expect([...found].toSorted()).toEqual([ids[0], ids[11]].toSorted());
  });

  test('what was not given is named', async () => {
    const { settings } = await connect(tokenOf(['threads_basic', 'threads_manage_mentions']));

    expect(threads.lacks?.(settings)).toEqual([{ scope: 'threads_content_publish', asks: 'write' }]);
    expect(threads.lacks?.(session.settings)).toEqual([]);
  });

  test('a token of unknown age is renewed when Threads lets us, and then at half of its life', async () => {
    const { token } = session.secrets;
    expect(threads.endsAt?.(session)).toBeNull();
    await itemsOf(null);
    expect(session.secrets.token).toBe(token);

    at = start + 2 * dayMs;
    await itemsOf(null);
    expect(session.secrets.token).not.toBe(token);
    expect(threads.endsAt?.(session)).toEqual(new Date(at + 60 * dayMs));

    const renewed = session.secrets.token;
    at += 29 * dayMs;
    await itemsOf(null);
    expect(session.secrets.token).toBe(renewed);
    at += 2 * dayMs;
    await itemsOf(null);
    expect(session.secrets.token).not.toBe(renewed);
    expect(threads.endsAt?.(session)).toEqual(new Date(at + 60 * dayMs));

    at += 61 * dayMs;
    await expect(itemsOf(null)).rejects.toMatchObject({ kind: 'auth_expired' });
  });
});
