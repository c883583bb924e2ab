import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConnectorError } from '#connectors/connector-error.ts';
import { processorMs } from '#test/processor-time.ts';
import { damage } from '../../conformance/faults.ts';
import { parse } from './parse.ts';

const account = { externalId: '109000000000000077', handle: 'acme@our.example' };
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (value: unknown) => parse(bytes(value), account);
const byId = (name: string) => new Map(read(fixture(name)).items.map((item) => [item.externalId, item]));
type Json = Record<string, unknown>;
const notifications = fixture('notifications') as { entries: { status: Json; type: string }[] };
const mention = notifications.entries.at(-1) as { status: Json };
const wrapped = (status: unknown, roots: Json = {}) => ({
  kind: 'notifications',
  roots,
  entries: [{ ...mention, status }],
});

describe('documented shapes', () => {
  test('notifications become messages oldest first, and what is none is named', () => {
    const { items, skipped } = read(notifications);

    expect(items.map((item) => [item.kind, item.externalId.slice(-3)])).toEqual([
      ['message', '123'],
      ['message', '124'],
      ['message', '125'],
      ['edit', '127'],
      ['message', '126'],
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['unknown kind: favourite', 'unknown kind: admin.sign_up']);
  });

  test('an answer with warning, media and thread', () => {
    expect(byId('notifications').get('113200000000000124')).toMatchObject({
      thread: { externalId: '113190000000000001', kind: 'post', visibility: 'public' },
      author: {
        handle: 'lena@kolektiva.example',
        name: 'Lena Vogt :blobcat:',
        followers: 412,
        createdAt: new Date('2024-03-01'),
      },
      text: 'CW: complaint\n\n@acme same here\n\nSecond day.\nNo answer.',
      replyTo: '113190000000000001',
      mentions: ['109000000000000077'],
      attachments: [
        { externalId: '55', kind: 'image', url: 'https://files.our.example/55.jpg', alt: 'A broken router' },
        { externalId: '56', kind: 'video' },
        { externalId: '57', kind: 'file', url: 'https://files.kolektiva.example/57.bin' },
      ],
      likes: 3,
      addressed: true,
    });
  });

  test('a poll shows its choices, a quote its source, a direct status no address', () => {
    const found = byId('notifications');

    expect(found.get('113200000000000123')).toMatchObject({ text: '@acme which one?\n• The red\n• The blue' });
    expect(found.get('113200000000000126')).toMatchObject({
      text: 'RE: https://our.example/@acme/1\n\nLook at this',
      addressed: true,
    });
    expect(found.get('113200000000000125')).toMatchObject({
      text: 'my address is Long Street 1',
      visibility: 'private',
      thread: { externalId: 'direct:109000000000000090', kind: 'dm', visibility: 'private' },
    });
  });

  test('GoToSocial and Pleroma in their own dialects, and an answer of ours as it was typed', () => {
    const found = byId('statuses');

    expect(found.get('01HZ3K5Q9W8E7R6T5Y4U3I2O1P')).toMatchObject({
      text: '@acme hello from GoToSocial',
      visibility: 'unlisted',
      author: { name: 'gus@gts.example' },
    });
    expect(found.get('AQxyz1Bcd2')).toMatchObject({
      text: '@acme read the manual (https://docs.example/x)\n\n> as you said',
      visibility: 'unlisted',
      thread: { externalId: 'AQxyz1Bcd0' },
    });
    expect(found.get('113200000000000200')).toMatchObject({ text: 'We are on it.', addressed: false });
    expect(read(fixture('statuses')).skipped).toEqual([
      { reason: 'unknown kind: reblog', detail: '113200000000000201' },
    ]);
  });

  test('changes are edits and deletions', () => {
    const { items, skipped } = read(fixture('changes'));

    expect(items).toEqual([
      {
        kind: 'edit',
        externalId: '113200000000000124',
        text: '@acme same here, third day',
        editedAt: new Date('2026-09-15T11:00:00Z'),
      },
      { kind: 'delete', externalId: '113200000000000123', deletedAt: new Date('2026-09-15T12:00:00Z'), by: 'author' },
    ]);
    expect(skipped).toEqual([{ reason: 'an edit without its time', detail: '113200000000000125' }]);
  });
});

describe('hostile', () => {
  test.each([
    ['no id', { id: null }],
    ['a number for an id', { id: 42 }],
    ['no account', { account: null }],
    ['an account without a name', { account: { id: '1' } }],
  ])('%s: the status is kept as unreadable and the others are read', (_, change) => {
    const { items, skipped } = read({
      ...notifications,
      entries: [{ ...mention, status: { ...mention.status, ...change } }, ...notifications.entries],
    });

    expect(items).toHaveLength(5);
    expect(skipped.map(({ reason }) => reason)).toContain('unreadable status');
  });

  test('nulls and wrong types cost the field and not the message', () => {
    const odd = {
      ...mention.status,
      ...{
        content: 7,
        spoiler_text: {},
        mentions: 'none',
        media_attachments: [null, 3, { id: '5' }],
        poll: [],
        language: 9,
      },
      ...{
        created_at: 'yesterday',
        edited_at: 0,
        in_reply_to_id: 4,
        url: 'javascript:alert(1)',
        favourites_count: '3',
        visibility: null,
      },
    };

    const [item] = read(wrapped(odd)).items;

    expect(item).toMatchObject({ kind: 'message', text: '', mentions: [], attachments: [], visibility: 'private' });
    expect(item).not.toHaveProperty('replyTo');
    expect((item as { permalink?: string }).permalink).toBeUndefined();
  });

  test('a stage that nobody knows is taken for the narrowest', () => {
    for (const visibility of ['circle', '__proto__', 'constructor', 5])
      expect(read(wrapped({ ...mention.status, visibility })).items[0]).toMatchObject({ visibility: 'private' });
  });

  test('ids that are words of the language do no harm', () => {
    const status = { ...mention.status, id: '__proto__', in_reply_to_id: 'constructor' };

    expect(read(wrapped(status)).items[0]).toMatchObject({
      externalId: '__proto__',
      thread: { externalId: 'constructor' },
    });
  });

  test('ten thousand names, right to left, half signs and NUL', () => {
    const mentions = Array.from({ length: 10_000 }, (_, n) => ({
      id: String(n),
      username: `u${n}`,
      acct: `u${n}@x.example`,
    }));
    const names = mentions.map(({ username }) => `@${username}`).join(' ');
    const content = `<p>${names} \u202eمرحبا\u0000\ud83d</p>`;

    const [item] = read(wrapped({ ...mention.status, content, mentions, visibility: 'direct', poll: null })).items;

    expect(item).toMatchObject({ text: '\u202eمرحبا\ufffd' });
  });

  test('ten megabytes are read in a moment', () => {
    const content = `<p>${'<b>x</b> '.repeat(1_100_000)}</p>`;
    const body = wrapped({ ...mention.status, content });

    const tookMs = processorMs(() => expect(read(body).items).toHaveLength(1));

    expect(tookMs).toBeLessThan(10_000);
  });

  test('whatever value stands anywhere, it is items, skipped, or a refusal', () => {
    const documents = ['notifications', 'statuses', 'changes'].map(fixture);
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
