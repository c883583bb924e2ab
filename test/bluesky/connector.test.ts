import { beforeAll, describe, expect, test } from 'vitest';
import { bluesky } from '#connectors/bluesky/index.ts';
import type { Profile } from '#connectors/inbound.ts';
import type { PublicReply } from '#connectors/outbound.ts';
import type { Session } from '#connectors/session.ts';
import { mp4Start } from '#sandbox/testing.ts';
import type { BlueskyPerson } from './person.ts';
import { connectAs, openNetwork, pollAll, servicesOf, settingsOf } from './session.ts';
import type { BlueskyNetwork } from './start.ts';

/** The smallest PNG: one transparent dot. */
const dot = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

let network: BlueskyNetwork;
let brand: BlueskyPerson;
let lena: BlueskyPerson;
let settings: Record<string, string>;
let session: Session;

beforeAll(async () => {
  network = await openNetwork();
  brand = await network.createAccount('brand-care', { displayName: 'Brand Care' });
  lena = await network.createAccount('lena-ek', { displayName: 'Lena Ek' });
  settings = await settingsOf(network, brand);
  session = await connectAs(settings);
});

function answer(
  text: string,
  to: { externalId: string; threadExternalId: string },
  more: Partial<PublicReply> = {},
): PublicReply {
  return { text, attachments: [], clientKey: 'test', addressees: [], replyTo: to, ...more };
}
const profile = (person: BlueskyPerson): Profile => ({
  externalId: person.did,
  handle: person.handle,
  name: person.handle,
});
const chosen = () => bluesky.chooseId?.(new Date(), 'reply') ?? undefined;
const place = (post: { uri: string; rootUri: string }) => ({ externalId: post.uri, threadExternalId: post.rootUri });

/** Where the account stands now, so that a test sees only its own news. */
async function now(): Promise<string> {
  await network.settle();
  return (await pollAll(session, null)).cursor;
}
async function since(cursor: string) {
  await network.settle();
  return pollAll(session, cursor);
}

describe('connecting', () => {
  test('tells who we are and where the account lives', async () => {
    expect(session.account).toMatchObject({ externalId: brand.did, handle: 'brand-care.test', name: 'Brand Care' });
    expect(session.settings.pds).toBe(network.pds);
  });

  test('a wrong app password is refused in words a person understands', async () => {
    await expect(connectAs({ ...settings, password: 'wrong' })).rejects.toMatchObject({
      kind: 'auth_expired',
      message: 'Bluesky does not accept this app password for @brand-care.test. Check both.',
    });
  });

  test('an app password without direct messages is refused unless they are left out', async () => {
    const narrow = await settingsOf(network, brand, { messages: false });

    await expect(connectAs(narrow)).rejects.toMatchObject({ kind: 'permission' });

    const silent = await connectAs({ ...narrow, chat: '' });
    await expect(pollAll(silent, null)).resolves.toBeDefined();
  });
});

describe('receiving', () => {
  test('a mention, a reply and a quote arrive once each, with their thread', async () => {
    const cursor = await now();
    const mention = await lena.post('@brand-care.test my order is lost');
    const ours = await brand.post('We open at nine');
    // The AppView tells nobody of an answer that reaches it before the post it answers.
    await network.settle();
    const reply = await lena.post('and on Sunday?', { replyTo: ours.uri });
    const quote = await lena.post('look at this', { quote: ours.uri });

    const { messages, cursor: after } = await since(cursor);

    const theirs = messages.filter((message) => message.author.externalId === lena.did);
    expect(theirs.map((message) => message.externalId)).toEqual([mention.uri, reply.uri, quote.uri]);
    expect(theirs[0]).toMatchObject({
      text: '@brand-care.test my order is lost',
      thread: { externalId: mention.uri, kind: 'post', visibility: 'public' },
      author: { handle: 'lena-ek.test', name: 'Lena Ek', followers: 0 },
      mentions: [brand.did],
      language: 'en',
      addressed: true,
    });
    expect(theirs[1]).toMatchObject({ replyTo: ours.uri, thread: { externalId: ours.uri }, addressed: true });
    expect(messages.find((message) => message.externalId === ours.uri)).toMatchObject({ addressed: false });
    expect((await since(after)).items).toEqual([]);
  });

  test('a post whose clock is a day slow is found among newer ones already read', async () => {
    await lena.post('@brand-care.test first');
    const cursor = await now();

    const late = await lena.post('@brand-care.test from yesterday', { at: new Date(Date.now() - 24 * 3600 * 1000) });

    expect((await since(cursor)).messages.map((message) => message.externalId)).toEqual([late.uri]);
  });

  test('more notifications than a page has all arrive, oldest first', async () => {
    const cursor = await now();
    const texts = Array.from({ length: 105 }, (_, n) => `@brand-care.test number ${n}`);
    for (const text of texts) await lena.post(text);

    const { messages } = await since(cursor);

    expect(messages.map((message) => message.text)).toEqual(texts);
  });

  test('images arrive with an address that serves them and with their description', async () => {
    const cursor = await now();
    await lena.post('@brand-care.test see', { images: [{ bytes: dot, mimeType: 'image/png', alt: 'a broken cup' }] });

    const [message] = (await since(cursor)).messages;

    expect(message?.attachments).toMatchObject([{ kind: 'image', alt: 'a broken cup' }]);
    const picture = await fetch(message?.attachments[0]?.url ?? '');
    expect(picture.headers.get('content-type')).toMatch(/^image\//);
  });

  test('what our account posts elsewhere is found, with its image', async () => {
    const cursor = await now();
    const post = await brand.post('From the phone', { images: [{ bytes: dot, mimeType: 'image/png', alt: 'dot' }] });

    const [message] = (await since(cursor)).messages;

    expect(message).toMatchObject({ externalId: post.uri, author: { externalId: brand.did }, addressed: false });
    const picture = await fetch(message?.attachments[0]?.url ?? '');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(dot);
  });

  test('likes, reposts and follows are not messages', async () => {
    const ours = await brand.post('Good morning');
    const cursor = await now();
    await lena.agent.like(ours.uri, ours.cid);
    await lena.agent.repost(ours.uri, ours.cid);
    await lena.agent.follow(brand.did);

    expect((await since(cursor)).items).toEqual([]);
  });

  test('a deleted post is told, one that stands is not', async () => {
    const gone = await lena.post('@brand-care.test oops');
    const stands = await lena.post('@brand-care.test still here');
    await network.settle();
    await lena.deletePost(gone.uri);
    await network.settle();

    expect(await bluesky.findDeleted?.(session, [gone.uri, stands.uri])).toEqual([gone.uri]);
  });

  test('a post hidden from us by a block is not taken for deleted', async () => {
    const troll = await network.createAccount('troll-one');
    const post = await troll.post('@brand-care.test hm');
    await troll.agent.app.bsky.graph.block.create(
      { repo: troll.did },
      { subject: brand.did, createdAt: new Date().toISOString() },
    );
    await network.settle();

    expect(await bluesky.findDeleted?.(session, [post.uri])).toEqual([]);
  });

  test('a thread is read whole, and what stands below our answer speaks to us', async () => {
    const root = await lena.post('has anybody used them?');
    const ours = await brand.post('We are here', { replyTo: root.uri });
    const below = await lena.post('oh, hello', { replyTo: ours.uri });
    await network.settle();

    const asked = { externalId: root.uri, around: root.uri, cursor: null };
    const { bodies = [] } = (await bluesky.loadThread?.(session, asked)) ?? {};
    const parsed = await Promise.all(bodies.map((body) => bluesky.parse(body, session.account)));
    const items = parsed.flatMap((one) => one.items);

    const read = items.map((item) => ('addressed' in item ? [item.externalId, item.addressed] : []));
    expect(read).toEqual([
      [root.uri, false],
      [ours.uri, false],
      [below.uri, true],
    ]);
  });

  test('a thread is read although the post that it is opened at is gone', async () => {
    const root = await lena.post('does anybody answer here?');
    const regretted = await lena.post('never mind', { replyTo: root.uri });
    await lena.deletePost(regretted.uri);
    await network.settle();

    const asked = { externalId: root.uri, around: regretted.uri, cursor: null };
    const { bodies = [] } = (await bluesky.loadThread?.(session, asked)) ?? {};
    const parsed = await Promise.all(bodies.map((body) => bluesky.parse(body, session.account)));

    expect(parsed.flatMap((one) => one.items)).toMatchObject([{ externalId: root.uri }]);
  });
});

describe('answering', () => {
  test('an answer stands under the post, in its thread, under the id chosen before', async () => {
    const root = await lena.post('@brand-care.test help');
    const second = await lena.post('please', { replyTo: root.uri });
    await network.settle();
    const chosenId = chosen();

    const sent = await bluesky.reply?.(session, answer('On our way!', place(second), { chosenId, language: 'en' }));

    await network.settle();
    const shown = await lena.thread(root.uri);
    expect(shown.at(-1)).toMatchObject({
      uri: sent?.externalId,
      text: 'On our way!',
      parent: second.uri,
      author: brand.did,
    });
    expect(sent).toMatchObject({ threadExternalId: root.uri, externalId: expect.stringContaining(chosenId ?? '?') });
  });

  test('the same answer tried twice stands once', async () => {
    const post = await lena.post('@brand-care.test twice?');
    await network.settle();
    const message = answer('Once.', place(post), { chosenId: chosen() });

    const first = await bluesky.reply?.(session, message);
    const second = await bluesky.reply?.(session, message);

    await network.settle();
    expect(second).toEqual(first);
    expect((await lena.thread(post.uri)).filter((shown) => shown.author === brand.did)).toHaveLength(1);
  });

  test('what became of a try is known at once, and what never left is absent', async () => {
    const post = await lena.post('@brand-care.test hm?');
    await network.settle();
    const message = answer('Here.', place(post), { chosenId: chosen() });
    const started = new Date();

    expect(await bluesky.findSent?.(session, 'reply', message, started)).toEqual({ state: 'absent' });
    const sent = await bluesky.reply?.(session, message);
    expect(await bluesky.findSent?.(session, 'reply', message, started)).toEqual({ state: 'found', sent });
  });

  test('mentions, links and tags in an answer can be clicked, and the images carry their description', async () => {
    const post = await lena.post('@brand-care.test where?');
    await network.settle();
    const text = 'Hej @lena-ek.test 🙂 see https://example.com/å or example.org #support @nobody-at-all.test';
    const attachments = [{ name: 'dot.png', mimeType: 'image/png', bytes: dot, alt: 'a map' }];

    const sent = await bluesky.reply?.(session, answer(text, place(post), { attachments }));

    const [, , repo = '', collection = '', rkey = ''] = sent?.externalId.split('/') ?? [];
    const { value } = (await lena.agent.com.atproto.repo.getRecord({ repo, collection, rkey })).data;
    const bytes = new TextEncoder().encode(text);
    const facets = (value as { facets: { index: { byteStart: number; byteEnd: number }; features: object[] }[] })
      .facets;
    const marked = facets.map(({ index, features }) => [
      new TextDecoder().decode(bytes.subarray(index.byteStart, index.byteEnd)),
      features[0],
    ]);
    expect(marked).toEqual([
      ['@lena-ek.test', { $type: 'app.bsky.richtext.facet#mention', did: lena.did }],
      ['https://example.com/å', { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.com/å' }],
      ['example.org', { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org' }],
      ['#support', { $type: 'app.bsky.richtext.facet#tag', tag: 'support' }],
    ]);
    expect(value).toMatchObject({ embed: { images: [{ alt: 'a map', aspectRatio: { width: 1, height: 1 } }] } });
  });

  describe('a film', () => {
    const film = { name: 'rattle.mp4', mimeType: 'video/mp4', bytes: mp4Start, alt: 'It rattles' };
    const withVideo = (): Session => ({ ...session, settings: { ...session.settings, ...servicesOf(network) } });

    test('is made ready by the video service, once, and stands with the answer and comes back as a film', async () => {
      const cursor = await now();
      const post = await lena.post('@brand-care.test how does it sound?');
      await network.settle();
      network.video.looks = 2;
      const message = answer('So', place(post), { attachments: [film], chosenId: chosen() });
      const sent = await bluesky.reply?.(withVideo(), message);
      // As after a kill between upload and answer.
      const again = await bluesky.reply?.(withVideo(), message);

      expect([again?.externalId, network.video.count()]).toEqual([sent?.externalId, 1]);
      const ours = (await since(cursor)).messages.find(({ externalId }) => externalId === sent?.externalId);
      const [shown] = ours?.attachments ?? [];
      expect(shown).toMatchObject({ kind: 'video', mimeType: 'video/mp4', alt: 'It rattles' });
      const bytes = await bluesky.readFile?.(withVideo(), shown?.url.replace('network:', '') ?? '');
      expect(Buffer.from(bytes ?? []).equals(Buffer.from(mp4Start))).toBe(true);
      const gone = shown?.url.replace('network:', '').replace(/.$/, 'a') ?? '';
      expect(await bluesky.readFile?.(withVideo(), gone)).toBeNull();
    });

    test('that cannot be shown, and one beside another, go nowhere', async () => {
      const post = await lena.post('@brand-care.test and this?');
      await network.settle();
      const send = (attachments: (typeof film)[]) =>
        bluesky.reply?.(withVideo(), answer('So', place(post), { attachments, chosenId: chosen() }));

      await expect(send([film, film])).rejects.toMatchObject({ kind: 'invalid_request' });
      network.video.looks = null;
      const odd = { ...film, bytes: new TextEncoder().encode('\0\0\0\x20ftypisom of a strange kind') };
      await expect(send([odd])).rejects.toMatchObject({
        kind: 'invalid_request',
        message: 'Bluesky cannot show rattle.mp4: Unsupported codec.',
      });
    });
  });

  test('an answer to a deleted post says that it is gone', async () => {
    const post = await lena.post('@brand-care.test never mind');
    await lena.deletePost(post.uri);
    await network.settle();

    await expect(bluesky.reply?.(session, answer('Hello?', place(post)))).rejects.toMatchObject({ kind: 'gone' });
  });

  test('300 emoji families fit and one more does not', async () => {
    const post = await lena.post('@brand-care.test count');
    await network.settle();
    const family = '👍🏽';

    await expect(bluesky.reply?.(session, answer(family.repeat(300), place(post)))).resolves.toBeDefined();
    await expect(bluesky.reply?.(session, answer(family.repeat(301), place(post)))).rejects.toMatchObject({
      kind: 'too_long',
    });
  });

  test('a like counts once however often it is given, and is taken back wherever it came from', async () => {
    const post = await lena.post('@brand-care.test thanks!');
    await network.settle();
    const likes = async () => {
      await network.settle();
      return (await lena.agent.getPosts({ uris: [post.uri] })).data.posts[0]?.likeCount;
    };

    await bluesky.like?.(session, post.uri, true);
    await bluesky.like?.(session, post.uri, true);
    expect(await likes()).toBe(1);
    await bluesky.like?.(session, post.uri, false);
    expect(await likes()).toBe(0);

    await brand.agent.like(post.uri, post.cid);
    await network.settle();
    await bluesky.like?.(session, post.uri, false);
    expect(await likes()).toBe(0);
  });

  test("our post is deleted, twice is as good as once, and a customer's is not ours to delete", async () => {
    const post = await lena.post('@brand-care.test hm');
    await network.settle();
    const sent = await bluesky.reply?.(session, answer('Wrong thread', place(post)));
    const uri = sent?.externalId ?? '';

    await bluesky.delete?.(session, uri);
    await bluesky.delete?.(session, uri);

    await network.settle();
    expect((await lena.thread(post.uri)).map((shown) => shown.uri)).toEqual([post.uri]);
    await expect(bluesky.delete?.(session, post.uri)).rejects.toMatchObject({ kind: 'permission' });
  });
});

describe('direct messages', () => {
  test("go both ways, through the account's server and its proof of who speaks", async () => {
    const cursor = await now();
    const { convoId, messageId } = await lena.direct(brand.did, 'my number is 4711');

    const [message] = (await since(cursor)).messages;
    expect(message).toMatchObject({
      externalId: `${convoId}/${messageId}`,
      thread: { externalId: convoId, kind: 'dm', visibility: 'private' },
      author: { externalId: lena.did, handle: 'lena-ek.test' },
      visibility: 'private',
      text: 'my number is 4711',
      addressed: true,
    });

    const direct = {
      text: 'Thank you, Lena',
      attachments: [],
      clientKey: 'k',
      addressees: [],
      to: profile(lena),
      threadExternalId: convoId,
    };
    const started = new Date();
    expect(await bluesky.findSent?.(session, 'direct', direct, started)).toEqual({ state: 'absent' });
    const sent = await bluesky.direct?.(session, direct);
    expect(await bluesky.findSent?.(session, 'direct', direct, started)).toEqual({ state: 'found', sent });
    expect((await lena.room(convoId)).map((said) => said.text)).toEqual(['my number is 4711', 'Thank you, Lena']);
  });

  test('a customer who lets nobody write is told apart', async () => {
    const shy = await network.createAccount('shy-one', { allowIncoming: 'none' });
    const direct = { text: 'Hello', attachments: [], clientKey: 'k', addressees: [], to: profile(shy) };

    await expect(bluesky.direct?.(session, direct)).rejects.toMatchObject({ kind: 'policy' });
  });

  test('the rooms of the last days are back-filled', async () => {
    const fresh = await connectAs(settings);
    const { convoId } = await lena.direct(brand.did, 'an older word');

    const { messages } = await pollAll(fresh, null);

    expect(messages.some((message) => message.thread.externalId === convoId && message.text === 'an older word')).toBe(
      true,
    );
  });

  test('what our account deletes elsewhere is told', async () => {
    const { convoId, messageId } = await lena.direct(brand.did, 'remove me');
    const cursor = await now();
    const chat = brand.agent.withProxy('bsky_chat', network.chatDid as `did:${string}`).chat.bsky.convo;
    await chat.deleteMessageForSelf({ convoId, messageId });

    expect((await since(cursor)).items).toMatchObject([{ kind: 'delete', externalId: `${convoId}/${messageId}` }]);
  });
});

describe('sessions', () => {
  test('an expired token is renewed once by many calls at the same time, and kept', async () => {
    const mine = await connectAs(settings);
    const before = mine.secrets.refreshJwt;
    let renewals = 0;
    const counted: Session = {
      ...mine,
      http: (request) => {
        if (request.url.includes('refreshSession')) renewals++;
        return mine.http(request);
      },
    };
    await network.expireAccessTokens(brand.did);

    await Promise.all(Array.from({ length: 8 }, () => pollAll(counted, null)));

    expect(renewals).toBe(1);
    expect(mine.secrets.refreshJwt).not.toBe(before);
    // A second copy of the outdated secrets, as another job would hold them.
    await pollAll({ ...counted, secrets: { ...mine.secrets, refreshJwt: before ?? '' } }, null);
    expect(renewals).toBe(1);
  });

  test('when the refresh token is dead too, the app password helps', async () => {
    const mine = await connectAs(settings);
    await network.expireAccessTokens(brand.did);
    await network.expireRefreshTokens(brand.did);

    await expect(pollAll(mine, null)).resolves.toBeDefined();
  });

  test('when the app password was taken back, a person must reconnect', async () => {
    await brand.agent.login({ identifier: brand.handle, password: brand.password });
    const password = await brand.appPassword('short-lived');
    const mine = await connectAs({ ...settings, password });
    await brand.agent.com.atproto.server.revokeAppPassword({ name: 'short-lived' });
    await network.expireAccessTokens(brand.did);

    await expect(pollAll(mine, null)).rejects.toMatchObject({ kind: 'auth_expired' });
  });
});

describe('while the AppView is down', () => {
  test('reading fails for now, and what was said meanwhile arrives afterwards', async () => {
    const cursor = await now();
    await network.stopAppView();
    try {
      await expect(pollAll(session, cursor)).rejects.toMatchObject({ kind: 'transient' });
      await lena.agent.post({
        text: '@brand-care.test anybody?',
        facets: [
          {
            index: { byteStart: 0, byteEnd: 16 },
            features: [{ $type: 'app.bsky.richtext.facet#mention', did: brand.did }],
          },
        ],
      });
    } finally {
      await network.startAppView();
    }

    expect((await since(cursor)).messages.map((message) => message.text)).toEqual(['@brand-care.test anybody?']);
  });
});
