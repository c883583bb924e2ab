import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { appName, type Simulator } from '#simulators/x/simulator.ts';
import { apiAs, openSimulator, sayYes } from '#simulators/x/testing.ts';
import { appAt, connectedAs, findHost, http } from '#test/x.ts';
import { ConnectorError } from '../connector-error.ts';
import type { InboundMessage } from '../inbound.ts';
import type { PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { refuses } from './access.ts';
import { signedInFile } from './direct-file.ts';
import { refusalOf } from './failures.ts';
import { x } from './index.ts';

let server: Simulator;
let session: Session;
let lena: ReturnType<typeof apiAs>;
let lenaId: string;
beforeEach(async () => {
  server = await openSimulator();
  const person = server.person('lena', 'Lena');
  lena = apiAs(server.url(), person.access);
  lenaId = person.id;
  session = await connectedAs(server, server.person('acme', 'Acme'));
});
afterEach(() => server.close());

const post = async (json: object, as = lena): Promise<string> => {
  const { body } = await as('POST', '/2/tweets', json);
  return (body as { data: { id: string } }).data.id;
};
const act = (fields: Record<string, string>) =>
  fetch(`${server.url()}/act`, {
    method: 'POST',
    body: new URLSearchParams({ as: lenaId, ...fields }),
    redirect: 'manual',
  });
const answerTo = (id: string, text: string, more: Partial<PublicReply> = {}): PublicReply => ({
  ...{ text, attachments: [], addressees: [], clientKey: text, replyTo: { externalId: id, threadExternalId: id } },
  ...more,
});
const reply = (message: PublicReply) => x.reply?.(session, message) ?? Promise.reject(new Error('no replies'));
const kindOf = async (work: Promise<unknown> | undefined) => {
  const error = await work?.catch((thrown: unknown) => thrown);
  return error instanceof ConnectorError ? error.kind : error;
};
async function heard(cursor: string | null = null, by = session) {
  const polled = await x.poll?.(by, cursor, { backfillDays: 7 });
  const parsed = await Promise.all((polled?.deliveries ?? []).map((body) => x.parse(body, by.account)));
  const items = parsed.flatMap((one) => one.items);
  const messages = items.filter((one): one is InboundMessage => one.kind === 'message');
  return { cursor: polled?.cursor ?? '', more: polled?.more ?? false, items, messages };
}

describe('whom our access lets us answer', () => {
  const asked = { verb: 'reply', accountId: 'us' } as const;
  test.each([
    ['self-serve', { ...asked, mentions: ['us'] }, null],
    ['self-serve', { ...asked, mentions: ['other'] }, 'not_summoned'],
    ['self-serve', asked, null],
    ['self-serve', { ...asked, verb: 'like' }, 'access_level'],
    ['self-serve', { ...asked, verb: 'direct', mentions: [] }, null],
    ['self-serve', { ...asked, verb: 'hide', mentions: [] }, null],
    ['what nobody knows', { ...asked, mentions: [] }, 'not_summoned'],
    ['Enterprise', { ...asked, mentions: [] }, null],
    ['enterprise', { ...asked, verb: 'like' }, null],
  ] as const)('%s, %o: %s', (access, what, expected) => {
    expect(refuses({ access }, what)).toBe(expected);
  });

  test('who did not call on us is refused before anything is posted, and by X itself', async () => {
    const id = await post({ text: 'Nothing about you' });

    expect(await kindOf(reply(answerTo(id, 'Hello')))).toBe('policy');
    session.settings.access = 'enterprise';
    expect(await kindOf(reply(answerTo(id, 'Hello')))).toBe('policy');
  });

  test('who quotes us may be answered, and what we said ourselves may be gone on with', async () => {
    const ours = await post({ text: 'News' }, apiAs(server.url(), session.secrets.accessToken ?? ''));
    await act({ do: 'quote', id: ours, text: 'How not to do it' });
    const [quote] = (await x.loadThread?.(session, { externalId: ours, around: null, cursor: null }))?.bodies ?? [];
    expect(quote).toBeDefined();
    const own = await reply(answerTo(ours, 'More news'));

    expect(own.threadExternalId).toBe(ours);
    const quoting = server.server.db.get<{ id: string }>('select id from post where quote_of is not null')?.id ?? '';
    expect((await reply(answerTo(quoting, 'We are sorry'))).externalId).toBeTruthy();
  });

  test('a like is sent with an enterprise access only', async () => {
    const id = await post({ text: '@acme hello' });

    expect(await kindOf(x.like?.(session, id, true))).toBe('permission');
    session.settings.access = 'enterprise';
    expect(await kindOf(x.like?.(session, id, true))).toBe('permission');
    server.vary({ access: 'enterprise' });
    expect(await kindOf(x.like?.(session, id, true))).toBeUndefined();
  });
});

describe('what comes in', () => {
  test('an edit is told under the first id, and an answer to us by its place', async () => {
    const id = await post({ text: '@acme befor' });
    const { cursor } = await heard();
    await act({ do: 'edit', id, text: '@acme before' });

    const { items } = await heard(cursor);

    expect(items).toMatchObject([
      { kind: 'message', externalId: id, text: '@acme before' },
      { kind: 'edit', externalId: id, text: '@acme before' },
    ]);
  });

  test('a long past is read back page by page, and nothing twice after it', async () => {
    for (let n = 0; n < 130; n += 1) await post({ text: `@acme number ${n}` });
    const texts: string[] = [];
    let at: string | null = null;
    for (let more = true, pages = 0; more && pages < 9; pages += 1) {
      const read: Awaited<ReturnType<typeof heard>> = await heard(at);
      texts.push(...read.messages.map((one) => one.text));
      ({ cursor: at, more } = read);
    }
    const id = await post({ text: '@acme the newest' });

    expect([texts.length, new Set(texts).size]).toEqual([130, 130]);
    expect((await heard(at)).messages.map((one) => one.externalId)).toEqual([id]);
  });

  test('what is older than the back-fill stays where it is', async () => {
    await post({ text: '@acme old' });
    await lena('POST', `/2/dm_conversations/with/${session.account.externalId}/messages`, { text: 'old' });
    const later = { ...session, now: () => new Date(Date.now() + 8 * 86_400_000) };

    expect(await heard(null, later)).toMatchObject({ items: [], more: false });
  });

  test('direct messages rest when their small limit is used up, and posts go on', async () => {
    server.vary({ patience: 1 });
    let at = (await heard()).cursor;
    for (let n = 0; n < 15; n += 1) at = (await heard(at)).cursor;
    const id = await post({ text: '@acme and now?' });

    const { messages, cursor } = await heard(at);

    expect(messages.map((one) => one.externalId)).toEqual([id]);
    expect(JSON.parse(cursor).directs.restUntil).not.toBeNull();
  });

  test('a server that speaks the older words is understood', async () => {
    server.vary({ dialect: 'tweets' });
    const ours = await post({ text: 'News' }, apiAs(server.url(), session.secrets.accessToken ?? ''));
    await act({ do: 'post', id: ours, text: 'a reply' });

    const found = (await heard()).messages.find((one) => one.text === 'a reply');

    expect(found).toMatchObject({
      author: { handle: 'lena' },
      replyTo: ours,
      thread: { externalId: ours },
      text: 'a reply',
    });
  });
});

describe('files of direct messages', () => {
  test('stand behind a sign-in and are read as the account', async () => {
    const form = new FormData();
    form.set('media', new Blob([Uint8Array.from(tinyPng)], { type: 'image/png' }));
    form.set('media_category', 'dm_image');
    const headers = { authorization: `Bearer ${server.person('lena').access}` };
    const uploaded = await fetch(`${server.url()}/2/media/upload`, { method: 'POST', body: form, headers });
    const { data } = (await uploaded.json()) as { data: { id: string } };
    await lena('POST', `/2/dm_conversations/with/${session.account.externalId}/messages`, {
      ...{ text: 'My receipt', attachments: [{ media_id: data.id }] },
    });

    const [attachment] = (await heard()).messages.flatMap(({ attachments }) => attachments);
    const id = attachment?.url.replace(/^network:/, '') ?? '';
    expect(attachment).toMatchObject({ kind: 'image', url: expect.stringMatching(/^network:dm\/\d+\/\d+\//) });
    expect(await x.readFile?.(session, id)).toEqual(tinyPng);
    expect(await x.readFile?.(session, id.replace(/\d+/, '1'))).toBeNull();
    const stranger = await connectedAs(server, server.person('ben', 'Ben'));
    expect(await x.readFile?.(stranger, id)).toBeNull();
  });

  test.each([
    ['https://pbs.twimg.com/dm/1/2/a.jpg', undefined],
    ['https://ton.twitter.com/1.1/ton/data/dm/99/98/KnSb.jpg', 'network:dm/99/98/KnSb.jpg'],
    ['https://ton.twitter.com/other/a.jpg', undefined],
  ])('%s', (url, expected) => {
    expect(signedInFile(url)).toBe(expected);
  });
});

describe('what goes out', () => {
  test('only whom the answer is for is named in it', async () => {
    server.person('ben', 'Ben');
    const id = await post({ text: '@acme @ben look at this' });

    const { externalId } = await reply(answerTo(id, 'Thank you'));

    const row = server.server.db.get<{ address: string }>('select address from post where id = ?', externalId);
    expect(row?.address).toBe('@lena ');
  });

  test('a premium account may write long, others are stopped before anything is sent', async () => {
    const id = await post({ text: '@acme hello' });
    const long = '日'.repeat(141);

    expect(await kindOf(reply(answerTo(id, long)))).toBe('too_long');
    server.server.db.run('update account set premium = 1 where username = ?', 'acme');
    session = await connectedAs(server, server.person('acme'));
    expect(x.limitsFor?.(session.settings, []).text.public?.max).toBe(25_000);
    expect((await reply(answerTo(id, long))).externalId).toBeTruthy();
  });

  test('who takes no direct messages and who blocked us is told as such', async () => {
    const to = { externalId: lenaId, handle: 'lena', name: '' };
    const message = { text: 'Hello', attachments: [], addressees: [], clientKey: 'k', to };
    const id = await post({ text: '@acme hello' });
    server.server.db.run('update account set takes_directs = 0 where id = ?', lenaId);
    expect(await kindOf(x.direct?.(session, message))).toBe('blocked');

    server.server.db.run('insert into block values (?, ?)', lenaId, session.account.externalId);
    expect(await kindOf(reply(answerTo(id, 'Hello')))).toBe('blocked');
  });

  const film = { name: 'rattle.mp4', mimeType: 'video/mp4', bytes: new Uint8Array(9 * 1024 * 1024).fill(7), alt: '' };

  test('a film goes in pieces and is waited for, in public and in private', async () => {
    server.vary({ filmLooks: 3 });
    const id = await post({ text: '@acme hello' });
    const message = answerTo(id, 'It sounds so', { attachments: [film] });
    const sent = await reply(message);
    const to = { externalId: lenaId, handle: 'lena', name: '' };
    const room = await x.direct?.(session, { ...answerTo(id, 'And here'), attachments: [film], to });

    const kept = server.server.db.all<{ category: string; size: number; post_id: string | null }>(
      'select category, length(bytes) as size, post_id from media order by rowid',
    );
    expect(kept).toEqual([
      { category: 'tweet_video', size: film.bytes.length, post_id: sent.externalId },
      { category: 'dm_video', size: film.bytes.length, post_id: null },
    ]);
    expect(room?.externalId).toBeTruthy();
    expect(await x.findSent?.(session, 'reply', message, new Date())).toMatchObject({ state: 'found' });
    const echo = (await heard()).messages.find(({ externalId }) => externalId === sent.externalId);
    expect(echo?.attachments).toMatchObject([{ kind: 'video', mimeType: 'video/mp4' }]);
  });

  test('a film that X cannot show and one beside another file go nowhere', async () => {
    const id = await post({ text: '@acme hello' });
    const sends = (attachments: (typeof film)[]) => kindOf(reply(answerTo(id, 'See', { attachments })));

    expect(await sends([film, film])).toBe('invalid_request');
    server.vary({ filmLooks: null });
    expect(await sends([film])).toBe('invalid_request');
    expect(server.server.db.get<{ n: number }>('select count(*) as n from post')?.n).toBe(1);
  });

  test('a film is brought anew where an answer on its way was lost, and nothing is said twice', async () => {
    const id = await post({ text: '@acme hello' });
    let lost = 0;
    const shaky: Session = {
      ...session,
      http: async (request) => {
        const answer = await http(request);
        if (!/append|finalize/.test(request.url) || lost++ > 0) return answer;
        throw new ConnectorError('unknown_outcome', 'The answer was lost.');
      },
    };
    const message = answerTo(id, 'See', { attachments: [film] });

    expect(await kindOf(x.reply?.(shaky, message))).toBe('transient');
    expect((await reply(message)).externalId).toBeTruthy();
    expect(server.server.db.get<{ n: number }>('select count(*) as n from post')?.n).toBe(2);
  });

  test('what is deleted meanwhile cannot be answered', async () => {
    const id = await post({ text: '@acme hello' });
    await lena('DELETE', `/2/tweets/${id}`);

    expect(await kindOf(reply(answerTo(id, 'Hello')))).toBe('gone');
  });

  test('a used-up credit needs a person and is not tried again', async () => {
    server.vary({ isCapped: true });

    expect(await kindOf(x.poll?.(session, null, { backfillDays: 1 }))).toBe('quota_exhausted');
  });
});

describe('the account', () => {
  const now = () => new Date();
  const io = () => ({ http, findHost, now, app: appAt(server) });
  const begin = async () => {
    const begun = await x.signIn?.begin({}, { ...io(), callbackUrl: 'https://earshot.test/back' });
    if (!begun) throw new Error('no sign-in');
    return begun;
  };

  test('is connected by saying yes on X, once, and proves itself', async () => {
    const { url, keep, comesBack } = await begin();
    const code = (await sayYes(url, session.account.externalId)).searchParams.get('code') ?? '';

    const connected = await x.signIn?.finish(keep, code, io());

    expect(comesBack).toBe(true);
    expect(connected).toMatchObject({
      account: { handle: 'acme' },
      settings: { access: 'self-serve', longPosts: 'no', directs: 'yes' },
    });
    expect(await kindOf(x.signIn?.finish(keep, code, io()))).toBe('auth_expired');
    const other = (await sayYes(url, session.account.externalId)).searchParams.get('code') ?? '';
    expect(await kindOf(x.signIn?.finish({ ...keep, verifier: 'guessed' }, other, io()))).toBe('auth_expired');
  });

  test('at X itself the person is asked on its site, and ids are X’s own', async () => {
    const app = { ...appAt(server), base: '' };
    const begun = await x.signIn?.begin({}, { http, findHost, now, app, callbackUrl: 'https://earshot.test/back' });

    expect(begun?.url).toMatch(/^https:\/\/x\.com\/i\/oauth2\/authorize\?/);
    expect(new URL(begun?.url ?? '').searchParams.get('code_challenge_method')).toBe('S256');
  });

  test('renews its access once, though many calls find it run out, and keeps what it got', async () => {
    const before = session.secrets.refreshToken;
    server.expire('acme');

    await Promise.all([1, 2, 3].map(() => x.findDeleted?.(session, ['1'])));
    await x.findDeleted?.(session, ['1']);

    expect(session.secrets.refreshToken).not.toBe(before);
    const { n } = server.server.db.get<{ n: number }>(
      'select count(*) as n from token where account_id = ?',
      session.account.externalId,
    ) ?? { n: 0 };
    expect(n).toBe(2);
  });

  test('disconnecting takes our right back, and leaves what another workspace hears through our app', async () => {
    const asked: string[] = [];
    const watched: Session = {
      ...session,
      app: { ...session.app, bearerToken: 'ours' },
      http: (request) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        return session.http(request);
      },
    };
    const { clientId = '' } = session.app ?? {};
    const elsewhere = { network: 'x', app: clientId, origin: session.origin, settings: {} };

    await x.disconnect?.(watched, [{ ...elsewhere, externalId: session.account.externalId }]);
    expect(asked).toEqual(['POST /2/oauth2/revoke']);

    expect(await kindOf(x.findDeleted?.(session, ['1']))).toBe('auth_expired');
  });
});

describe('webhooks', () => {
  const body = new TextEncoder().encode('{"a":1}');
  const signed = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`;
  const verify = (signature: string, secrets: string[]) =>
    x.verify?.({ headers: { 'x-twitter-webhooks-signature': signature }, body, query: {} }, secrets);

  test('a delivery is genuine with any of our secrets and with nothing else', () => {
    expect(verify(signed('new'), ['old', 'new'])).toBe(true);
    for (const other of [
      signed('other'),
      '',
      'sha256=',
      signed('new').slice(0, -2),
      signed('new').replace('256', '512'),
    ])
      expect(verify(other, ['old', 'new'])).toBe(false);
  });

  test('the challenge is answered with the secret, and nothing without one', () => {
    const asked = (query: Record<string, string>, secrets: string[]) =>
      x.challenge?.({ headers: {}, body: new Uint8Array(), query }, secrets);
    const token = createHmac('sha256', 's').update('abc').digest('base64');

    expect(JSON.parse(asked({ crc_token: 'abc' }, ['s'])?.body ?? '')).toEqual({ response_token: `sha256=${token}` });
    expect(asked({ crc_token: 'abc' }, [])).toBeNull();
    expect(asked({}, ['s'])).toBeNull();
  });

  test('an app has no webhook secret until it is given one', () => {
    const { clientId, consumerSecret } = server.app(appName);

    expect(x.app?.identify({ clientId, consumerSecret })).toEqual({
      externalId: clientId,
      webhookSecrets: [consumerSecret],
    });
    expect(x.app?.identify({ clientId })).toEqual({ externalId: clientId, webhookSecrets: [] });
  });
});

test.each([
  [403, { detail: 'You are not allowed to create a Tweet with duplicate content.' }, 'duplicate'],
  [403, { errors: [{ code: 187, message: 'Status is a duplicate.' }] }, 'duplicate'],
  [403, { errors: [{ code: 186, message: 'Tweet needs to be a bit shorter.' }] }, 'too_long'],
  [403, { errors: [{ code: 349, message: 'You cannot send messages to this user.' }] }, 'blocked'],
  [403, { detail: 'You do not have permission to DM one or more participants.' }, 'blocked'],
  [
    403,
    { errors: [{ code: 326, message: 'To protect our users this account has been temporarily locked.' }] },
    'permission',
  ],
  [403, { detail: 'Forbidden' }, 'permission'],
  [402, { title: 'CreditsDepleted', detail: 'No credits.' }, 'quota_exhausted'],
  [429, { title: 'UsageCapExceeded', type: 'https://api.x.com/2/problems/usage-capped' }, 'quota_exhausted'],
  [429, { title: 'Too Many Requests' }, 'rate_limited'],
  [404, { detail: 'Not Found' }, 'gone'],
  [400, { detail: 'One or more parameters to your request was invalid.' }, 'invalid_request'],
  [503, {}, 'transient'],
])('an answer of %i with %o is %s', (status, told, kind) => {
  const headers = { 'x-rate-limit-reset': '1789470000' };
  const failure = refusalOf(
    { status, headers, body: new TextEncoder().encode(JSON.stringify(told)) },
    { write: false, now: new Date(0) },
  );

  expect(failure.kind).toBe(kind);
  if (kind === 'rate_limited') expect(failure.retryAt).toEqual(new Date(1_789_470_000_000));
});

test.each([
  ['1', true],
  ['0', false],
])('whether strangers can write is read at connecting and anew (%s)', async (takes, can) => {
  const { id } = server.person('acme');
  server.server.db.run('update account set takes_directs = ? where id = ?', Number(takes), id);

  expect(x.admitsStrangers?.({ ...session.settings, ...(await x.inspect?.(session)) })).toBe(can);
  expect(x.admitsStrangers?.({ access: 'self-serve' })).toBeNull();
});
