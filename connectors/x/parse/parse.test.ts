import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { InboundMessage } from '#connectors/inbound.ts';
import { processorMs } from '#test/processor-time.ts';
import { damage } from '../../conformance/faults.ts';
import { accountsOf } from '../receive.ts';
import { parse } from './parse.ts';

const us = { externalId: '2244000001', handle: 'acme' };
const text = (name: string) => readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8');
const fixture = (name: string): unknown => JSON.parse(text(name));
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const read = (value: unknown) => parse(bytes(value), us);
const messages = (value: unknown) => read(value).items.filter((one): one is InboundMessage => one.kind === 'message');

type Json = Record<string, unknown>;
const posts = fixture('posts') as { entries: Json[]; includes: Json };
const [mention = {}] = posts.entries;
const wrapped = (...entries: unknown[]) => ({ ...posts, entries });
const activity = fixture('activity') as { data: Json }[];

describe('documented shapes', () => {
  test('an answer with links, film, picture and thread', () => {
    expect(messages(posts)[0]).toMatchObject({
      externalId: '2090000000000000123',
      thread: { externalId: '2089999999999999001', kind: 'post', visibility: 'public' },
      author: { externalId: '55500011', handle: 'jo', name: 'Jo', followers: 412, createdAt: new Date('2019-02-03') },
      text: 'app is down again & https://status.acme.example/today?a=1&b=2',
      replyTo: '2089999999999999001',
      mentions: ['2244000001'],
      language: 'en',
      attachments: [
        { externalId: '3_1', kind: 'image', url: 'https://pbs.twimg.com/1.jpg', alt: 'A red light' },
        { externalId: '7_2', kind: 'video', url: 'https://video.twimg.com/2-high.mp4', mimeType: 'video/mp4' },
      ],
      permalink: 'https://x.com/i/status/2090000000000000123',
      likes: 7,
      addressed: true,
    });
  });

  test('who quotes us calls on us, in the older words too', () => {
    expect(messages(posts)[1]).toMatchObject({
      text: 'This is how not to do it https://x.com/acme/status/2089999999999999001',
      mentions: ['2244000001'],
      visibility: 'followers',
      addressed: true,
    });
    expect(messages(posts)[1]).not.toHaveProperty('language');
  });

  test('an edited post is the one it was, with other words, the long ones', () => {
    const { items } = read(posts);
    const [message, edit] = items.slice(2);

    expect(message).toMatchObject({
      kind: 'message',
      externalId: '2090000000000000700',
      editedAt: new Date('2026-09-15T09:20:00Z'),
    });
    expect(edit).toMatchObject({
      kind: 'edit',
      externalId: '2090000000000000700',
      text: expect.stringContaining('help page names'),
    });
  });

  test('what is no message is named', () => {
    expect(read(posts).skipped.map(({ reason }) => reason)).toEqual(['unknown kind: repost', 'unreadable post']);
    expect(read(fixture('direct-events')).skipped).toMatchObject([{ reason: 'unknown kind: ParticipantsJoin' }]);
  });

  test('a direct message of two, and one of a group', () => {
    expect(messages(fixture('direct-events'))).toMatchObject([
      {
        externalId: 'dm:2090000000000001001',
        thread: { externalId: '55500011-2244000001', kind: 'dm', visibility: 'private' },
        author: { handle: 'jo' },
        attachments: [{ externalId: '3_9', kind: 'image' }],
        visibility: 'private',
        addressed: true,
      },
      { thread: { externalId: '1580000000000000042' }, author: { handle: 'acme' }, addressed: false },
    ]);
  });

  test('a webhook brings the same as polling does', () => {
    const [reply, direct, deleted, liked] = activity.map(read);

    expect(reply?.items).toMatchObject([
      {
        externalId: '2090000000000000123',
        text: 'app is down again',
        thread: { externalId: '2089999999999999001' },
        mentions: ['2244000001'],
      },
    ]);
    expect(direct?.items).toMatchObject([
      {
        externalId: 'dm:2090000000000001001',
        thread: { externalId: '55500011-2244000001' },
        author: { handle: 'jo' },
        text: 'My number is 4711',
        occurredAt: new Date(1_789_466_400_000),
        attachments: [{ kind: 'image' }],
      },
    ]);
    expect(deleted?.items).toEqual([
      { kind: 'delete', externalId: '2089999999999999001', deletedAt: new Date('2026-09-15T11:00:00Z'), by: 'author' },
    ]);
    expect(liked).toEqual({ items: [], skipped: [{ reason: 'unknown kind: like.create' }] });
  });

  test('numbers past 2^53 stay what they are, in the older deliveries too', () => {
    const raw = `{"for_user_id":"2244000001","tweet_delete_events":[{"status":{"id":2089999999999999003},"timestamp_ms":"1789470000000"}],"favorite_events":[{}]}`;

    expect(read(raw)).toEqual({
      items: [
        { kind: 'delete', externalId: '2089999999999999003', deletedAt: new Date(1_789_470_000_000), by: 'author' },
      ],
      skipped: [{ reason: 'unknown kind: favorite_events' }],
    });
    expect(messages(activity[4])[0]).toMatchObject({ author: { handle: 'acme' }, addressed: false });
  });

  test('a delivery says whom it is for, and another account takes nothing from it', () => {
    for (const one of activity) expect(accountsOf(bytes(one))).toEqual(['2244000001']);
    expect(parse(bytes(activity[0]), { externalId: '1', handle: 'other' }).items).toEqual([]);
  });
});

describe('hostile', () => {
  test('fields of the wrong kind are lost, not the message', () => {
    const odd = {
      ...{ id: '2090000000000000123', author_id: '55500011', text: 5, created_at: 'yesterday', entities: null },
      ...{
        referenced_posts: 'none',
        attachments: 7,
        display_text_range: ['a'],
        public_metrics: { like_count: -1 },
        lang: {},
      },
    };

    const [message] = messages(wrapped(odd));

    expect(message).toMatchObject({
      text: '',
      mentions: [],
      attachments: [],
      thread: { externalId: '2090000000000000123' },
    });
    expect(message).not.toHaveProperty('likes');
  });

  test.each(['__proto__', 'constructor', '-1', 'null'])('an id that is %s does no harm', (id) => {
    const [message] = messages(wrapped({ ...mention, id, edit_history_post_ids: [], conversation_id: id }));

    expect(message).toMatchObject({ externalId: id, thread: { externalId: id } });
  });

  test('ten thousand names, right to left, half signs and NUL', () => {
    const mentions = Array.from({ length: 10_000 }, (_, n) => ({ start: 0, end: 5, username: `u${n}`, id: String(n) }));
    const entities = {
      mentions,
      urls: mentions.map(({ id }) => ({
        start: 0,
        end: 1,
        url: `https://t.co/${id}`,
        expanded_url: 'javascript:alert(1)',
      })),
    };

    const [message] = messages(
      wrapped({ ...mention, text: '\u202eمرحبا\u0000\ud83d', entities, display_text_range: [99, 1] }),
    );

    expect(message?.text).toBe('\u202eمرحبا\ufffd');
    expect(message?.mentions).toHaveLength(10_000);
  });

  test('ten megabytes are read in a moment', () => {
    const body = wrapped({ ...mention, text: '&amp; x '.repeat(1_300_000) });

    const tookMs = processorMs(() => expect(messages(body)).toHaveLength(1));

    expect(tookMs).toBeLessThan(10_000);
  });

  test('the same delivery twice gives the same', () => {
    for (const one of [posts, fixture('direct-events'), ...activity]) expect(read(one)).toEqual(read(one));
  });

  test('whatever value stands anywhere, it is items, skipped, or a refusal', () => {
    const documents = [posts, fixture('direct-events'), ...activity];
    const way = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...documents), way, fc.jsonValue(), (json, pick, value) => {
        try {
          for (const item of read(damage(json, pick, value)).items) expect(item.externalId).toBeTruthy();
        } catch (error) {
          expect(error).toBeInstanceOf(ConnectorError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
