import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { InboundMessage } from '#connectors/inbound.ts';
import { parse } from './parse.ts';

const brand = { externalId: 'did:plc:brand000000000000000care', handle: 'brand-care.test' };
const lena = 'did:plc:lena00000000000000000ek1';
const omar = 'did:plc:omar000000000000000000h1';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '..', 'fixtures', `${name}.json`), 'utf8');
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const parsed = (name: string) => parse(new TextEncoder().encode(fixture(name)), brand);
const messages = (name: string) => parsed(name).items.filter((item): item is InboundMessage => item.kind === 'message');

describe('what the network really sent', () => {
  test('notifications: mention, replies and quote oldest first, with what hangs on them; the rest is passed over', () => {
    const { items, skipped } = parsed('notifications');
    const [mention, first, second, quote] = items as InboundMessage[];

    expect(skipped.map((one) => one.reason)).toEqual(['unknown kind: like', 'unknown kind: follow']);
    expect(items).toHaveLength(4);
    expect(mention).toMatchObject({
      author: {
        externalId: lena,
        handle: 'lena-ek.test',
        name: 'Lena Ek 🌻',
        followers: 0,
        createdAt: new Date('2026-11-20T08:00Z'),
      },
      text: '@brand-care.test سلام, my parcel from https://shop.example.com/orders/4711?ref=mail is broken #help',
      mentions: [brand.externalId],
      language: 'en',
      attachments: [
        { kind: 'image', alt: 'A crushed box', url: expect.stringMatching(/^https:\/\/cdn\.example\.net\/img/) },
      ],
      permalink: expect.stringMatching(/^https:\/\/bsky\.app\/profile\/did:plc:lena.*\/post\//),
      addressed: true,
    });
    expect(mention?.thread).toEqual({ externalId: mention?.externalId, kind: 'post', visibility: 'public' });
    expect(first).toMatchObject({
      text: 'thanks, I wait',
      thread: { externalId: mention?.externalId },
      addressed: true,
    });
    expect(second).toMatchObject({ text: 'really?', replyTo: expect.stringContaining(omar), addressed: true });
    expect(quote).toMatchObject({
      text: 'they never answer',
      author: { externalId: omar },
      attachments: [],
      addressed: true,
    });
    expect(quote?.thread.externalId).toBe(quote?.externalId);
  });

  test('our own post: no customer speaks, and its image comes from our own server', () => {
    expect(messages('own-posts')).toMatchObject([
      {
        author: { externalId: brand.externalId },
        addressed: false,
        replyTo: expect.stringContaining(lena),
        attachments: [
          {
            mimeType: 'image/png',
            url: expect.stringMatching(
              /^https:\/\/pds\.example\.net\/xrpc\/com\.atproto\.sync\.getBlob\?did=did%3Aplc/,
            ),
          },
        ],
      },
    ]);
  });

  test('the chat log: messages of both sides, and what our account deleted for itself', () => {
    const { items, skipped } = parsed('chat-log');

    expect(items).toMatchObject([
      {
        text: 'second message',
        author: { externalId: lena, handle: 'lena-ek.test' },
        visibility: 'private',
        addressed: true,
      },
      { text: 'third' },
      { text: 'We call you back.', author: { externalId: brand.externalId }, addressed: false },
      { kind: 'delete', by: 'network' },
    ]);
    expect(items[3]?.externalId).toBe(items[1]?.externalId);
    expect(skipped).toEqual([{ reason: 'unknown kind: logAcceptConvo' }]);
  });

  test('a room of older messages, oldest first', () => {
    expect(messages('convo').map((message) => message.text)).toEqual([
      'my phone is 0170 / 123 and https://shop.example.com/orders/4711',
    ]);
    // Its room asks to be let in; in the log above it is an accepted one.
    expect(messages('convo').map(({ isRequest }) => isRequest)).toEqual([true]);
    expect(messages('chat-log').some(({ isRequest }) => isRequest)).toBe(false);
  });

  test('a thread from its root down', () => {
    const read = messages('thread').map(({ text, addressed }) => [text.slice(0, 16), addressed]);

    expect(read).toEqual([
      ['@brand-care.test', true],
      ['Sorry to hear th', false],
      ['thanks, I wait', true],
    ]);
  });
});

describe('what other clients write', () => {
  const author = { did: lena, handle: 'lena-ek.test' };
  const uri = `at://${lena}/app.bsky.feed.post/3n2wo2tlkxk2h`;
  const notified = (record: unknown, more: object = {}) => {
    const notification = {
      uri,
      cid: 'c',
      author,
      reason: 'mention',
      record,
      indexedAt: '2026-11-22T22:29:10.000Z',
      ...more,
    };
    return parse(
      bytes({ kind: 'notifications', page: { notifications: [notification] }, posts: [], profiles: [] }),
      brand,
    );
  };
  const message = (record: unknown, more?: object) => notified(record, more).items[0] as InboundMessage;

  test('a post without text, without a date and with nulls everywhere is still a post', () => {
    const bare = message({ text: null, createdAt: null, langs: null, facets: null, embed: null, reply: null });

    expect(bare).toMatchObject({
      text: '',
      attachments: [],
      mentions: [],
      occurredAt: new Date('2026-11-22T22:29:10.000Z'),
    });
  });

  test.each([
    ['in the far future', '2999-01-01T00:00:00Z', '2026-11-22T22:29:10.000Z'],
    ['later than it was seen', '2026-11-22T23:00:00Z', '2026-11-22T22:29:10.000Z'],
    ['without sense', 'yesterday', '2026-11-22T22:29:10.000Z'],
    ['of the year one', '0001-01-01T00:00:00Z', '2026-11-22T22:29:10.000Z'],
    ['earlier than it was seen', '2026-11-22T21:00:00Z', '2026-11-22T21:00:00.000Z'],
  ])('a date %s becomes a time that can be', (_, createdAt, expected) => {
    expect(message({ text: 'x', createdAt }).occurredAt).toEqual(new Date(expected));
  });

  test.each(['שלום עולם', '你好，我的订单呢', 'ขอความช่วยเหลือ', '👩‍👩‍👧‍👦🏳️‍🌈', 'a\u202eb', 'zalgơ̵̢'])(
    '%s stays as it is',
    (text) => {
      expect(message({ text }).text).toBe(text);
    },
  );

  test.each([
    ['small', { mimeType: 'video/mp4', size: 900_000 }, 'video'],
    ['too large to be fetched', { mimeType: 'video/mp4', size: 90_000_000 }, undefined],
    ['of another kind', { mimeType: 'video/webm', size: 900_000 }, undefined],
    ['of unknown size', { mimeType: 'video/mp4' }, undefined],
  ])('a film that is %s', (_, blob, kind) => {
    const video = { $type: 'blob', ref: { $link: 'bafkreifilm' }, ...blob };
    const [film] = message({
      text: 'x',
      embed: { $type: 'app.bsky.embed.video', video, alt: 'It rattles' },
    }).attachments;

    expect(film?.kind).toBe(kind);
    if (kind)
      expect(film).toMatchObject({
        url: expect.stringMatching(/^network:film\/did:plc:\w+\/bafkreifilm$/),
        alt: 'It rattles',
      });
  });

  test('what no database can hold is taken out', () => {
    expect(message({ text: 'a\u0000b \ud83d' }).text).toBe('ab \ufffd');
  });

  test('a link that shows only its beginning is written out, and one behind other words is shown', () => {
    const text = 'see example.com/very/lo... or click here';
    const facets = [
      {
        index: { byteStart: 4, byteEnd: 26 },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://example.com/very/long' }],
      },
      {
        index: { byteStart: 30, byteEnd: 40 },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://evil.example' }],
      },
    ];

    expect(message({ text, facets }).text).toBe(
      'see https://example.com/very/long or click here (https://evil.example)',
    );
  });

  test('facets that lie outside, overlap or are broken change nothing', () => {
    const link = (byteStart: number, byteEnd: number) => ({
      index: { byteStart, byteEnd },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://x.example' }],
    });

    expect(message({ text: 'short', facets: [link(3, 99), link(4, 2), { index: 7 }, null] }).text).toBe('short');
  });

  test('a link card is part of what was said', () => {
    const embed = { $type: 'app.bsky.embed.external', external: { uri: 'https://news.example/1' } };

    expect(message({ text: 'look', embed }).text).toBe('look\nhttps://news.example/1');
    expect(message({ text: 'look https://news.example/1', embed }).text).toBe('look https://news.example/1');
  });

  test('a post that is mention and reply at once is one message', () => {
    const one = { uri, cid: 'c', author, record: { text: 'x' }, indexedAt: '' };
    const notifications = [
      { ...one, reason: 'reply' },
      { ...one, reason: 'mention' },
    ];
    const { items, skipped } = parse(
      bytes({ kind: 'notifications', page: { notifications }, posts: [], profiles: [] }),
      brand,
    );

    expect(items).toHaveLength(1);
    expect(skipped).toHaveLength(1);
  });

  test('one unreadable entry spoils no other', () => {
    const good = { uri, cid: 'c', author, reason: 'reply', record: { text: 'x' }, indexedAt: '' };
    const body = bytes({
      kind: 'notifications',
      page: { notifications: [null, { uri: 7 }, { ...good, uri: '' }, good] },
      posts: [7],
      profiles: [null],
    });

    expect(parse(body, brand)).toMatchObject({ items: [{ externalId: uri }], skipped: [{}, {}, {}] });
  });

  test('gone and blocked posts in a thread are passed over with their reason', () => {
    const post = { uri, cid: 'c', author, record: { text: 'x' } };
    const replies = [
      { $type: 'app.bsky.feed.defs#notFoundPost', uri: 'at://a/b/c', notFound: true },
      { $type: 'app.bsky.feed.defs#blockedPost', uri: 'at://a/b/d', blocked: true, author: { did: 'd' } },
      { $type: 'app.bsky.feed.defs#somethingNew' },
    ];
    const { items, skipped } = parse(bytes({ kind: 'thread', page: { thread: { post, replies } } }), brand);

    expect(items).toHaveLength(1);
    expect(skipped.map((one) => one.reason)).toEqual([
      'post not found',
      'post of a blocked account',
      'unknown kind: app.bsky.feed.defs#somethingNew',
    ]);
  });

  test("a group is not a customer's private room", () => {
    const log = JSON.parse(fixture('chat-log'));
    log.convos[0].kind = { $type: 'chat.bsky.convo.defs#groupConvo' };

    expect(parse(bytes(log), brand).items.filter((item) => item.kind === 'message')).toEqual([]);
  });

  test('a post shared in a direct message is shown by its address', () => {
    const log = JSON.parse(fixture('chat-log'));
    log.page.logs[0].message.embed = { $type: 'app.bsky.embed.record#view', record: { uri } };

    expect(parse(bytes(log), brand).items[0]).toMatchObject({
      text: `second message\nhttps://bsky.app/profile/${lena}/post/3n2wo2tlkxk2h`,
    });
  });
});

test('a kind of delivery from a later version is passed over', () => {
  expect(parse(bytes({ kind: 'hologram' }), brand)).toEqual({
    items: [],
    skipped: [{ reason: 'unknown kind: hologram' }],
  });
});

test('whatever the content of a known kind, it is items or a refusal', () => {
  const kinds = fc.constantFrom('notifications', 'ownPosts', 'chatLog', 'convo', 'thread');
  fc.assert(
    fc.property(kinds, fc.jsonValue(), fc.jsonValue(), (kind, one, other) => {
      const page = { notifications: [one], records: [one], logs: [one], messages: [one], thread: one };
      try {
        parse(bytes({ kind, page, posts: [other], profiles: [other], convos: [other], convo: other, pds: '' }), brand);
      } catch (error) {
        expect(error).toBeInstanceOf(ConnectorError);
      }
    }),
  );
});
