import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { createComment, createMedia, deleteComment } from '#simulators/meta/instagram/media.ts';
import { type Account, addAccount, addPerson } from '#simulators/meta/instagram/people.ts';
import { type Message, write } from '#simulators/meta/instagram/rooms.ts';
import { issueOwnToken } from '#simulators/meta/instagram/speaker.ts';
import { authorise, type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { findHost, http } from '#test/graph.ts';
import type { Connected } from '../connecting.ts';
import type { OutboundAttachment } from '../outbound.ts';
import type { Session } from '../session.ts';
import { renew } from './alone.ts';
import { instagram } from './index.ts';
import { alone } from './limits.ts';
import { poll } from './poll/poll.ts';

const dayMs = 86_400_000;
const callbackUrl = 'https://earshot.test/back';
const login = { login: alone.login };

let network: Opened;
let account: Account;
let mira: string;
let at = Date.now();
beforeAll(async () => {
  network = await openSimulator(() => new Date(at));
  account = addAccount(network.server, 'acme');
  mira = addPerson(network.server, 'mira.k').id;
});
afterAll(() => network.close());

const io = () => ({
  ...{ http, findHost, now: () => new Date(at) },
  app: {
    ...{ instagramAppId: network.appId, instagramAppSecret: network.appSecret },
    ...{ signingSecret: 'another', url: network.url() },
  },
});
const asSession = (connected: Connected): Session => {
  const saveSecrets = async (secrets: Session['secrets']) => {
    session.secrets = secrets;
  };
  const session: Session = { ...connected, ...io(), saveSecrets };
  return session;
};
/** Says yes as the account; `asked` changes what the page was asked for. */
async function comeBack(asked: (url: URL) => void = () => {}): Promise<Connected> {
  const begun = await instagram.signIn?.begin(login, { ...io(), callbackUrl });
  const url = new URL(begun?.url ?? '');
  asked(url);
  const back = await authorise(url.href, account.id);
  const code = `${back.searchParams.get('code')}${back.hash}`;
  const connected = await instagram.signIn?.finish(begun?.keep ?? {}, code, io());
  if (!connected || 'accounts' in connected) throw new Error('It was not connected.');
  return connected;
}
const withToken = async (scopes: readonly string[] = alone.scopes): Promise<Session> => {
  const given = { appId: network.appId, accountId: account.id, scopes: scopes.join(','), forMs: 60 * dayMs };
  return asSession(await instagram.connect({ ...login, token: issueOwnToken(network.server, given) }, io()));
};
const said = (text: string, attachments: OutboundAttachment[] = []) => ({
  ...{ text, attachments, addressees: [], clientKey: crypto.randomUUID() },
  to: { externalId: mira, handle: 'mira.k', name: 'mira.k' },
});
const ours = () => network.server.db.all<Message>('select * from ig_dm where by_account = 1 order by seq');

test('signing in without a page gives the account by the id under which its news come, and a token of sixty days', async () => {
  const connected = await comeBack();

  expect(connected).toMatchObject({
    ...{ origin: `instagram:${network.appId}`, settings: login },
    account: { externalId: account.id, handle: 'acme' },
    entersHook: { word: expect.any(String), fields: expect.arrayContaining(['comments', 'messages']) },
  });
  expect(instagram.endsAt?.(connected)).toEqual(new Date(at + 60 * dayMs));
  expect(instagram.lacks?.(connected.settings)).toEqual([]);
});

test('a permission that was taken out is named, and a code that was used is refused in the words of Instagram', async () => {
  const less = comeBack((url) => url.searchParams.set('scope', 'instagram_business_basic'));
  await expect(less).rejects.toThrow('Instagram did not give instagram_business_manage_comments');

  const keep = { ...login, redirectUri: callbackUrl };
  const used = instagram.signIn?.finish(keep, 'used', io());
  await expect(used).rejects.toMatchObject({
    kind: 'auth_expired',
    message: expect.stringContaining('authorization code has been used'),
  });
});

test('a token of unknown age is renewed when Instagram lets us, and then at half of its life', async () => {
  const session = await withToken();
  expect(instagram.endsAt?.(session)).toBeNull();
  const first = session.secrets.token;
  await poll(session, null, { backfillDays: 1 });
  expect(session.secrets.token).toBe(first);

  at += dayMs + 1_000;
  await poll(session, null, { backfillDays: 1 });
  expect(session.secrets.token).not.toBe(first);
  expect(instagram.endsAt?.(session)).toEqual(new Date(at + 60 * dayMs));

  // Too young once more, which costs nothing but a day.
  await expect(renew(session)).rejects.toMatchObject({ kind: 'invalid_request' });
  at += 61 * dayMs;
  await expect(poll(session, null, { backfillDays: 1 })).rejects.toMatchObject({ kind: 'auth_expired' });
});

test('a file is fetched by Instagram: it goes by its address, a film as a film, and not without one', async () => {
  const session = await withToken();
  write(network.server, { accountId: account.id, personId: mira }, { text: 'Show me' });
  const file = (name: string, mimeType: string, address?: string): OutboundAttachment => ({
    ...{ name, mimeType, bytes: tinyPng, alt: '' },
    ...(address !== undefined && { address }),
  });
  // Where Earshot would serve them.
  const served = (name: string, mimeType: string) => {
    network.server.db.run('insert into media values (?, ?, ?)', name, mimeType, tinyPng);
    return file(name, mimeType, `${network.url()}/media/${name}`);
  };
  await instagram.direct?.(session, said('', [served('a.png', 'image/png'), served('b.png', 'image/png')]));
  await instagram.direct?.(session, said('Like this', [served('c.mp4', 'video/mp4')]));

  const url = expect.stringContaining('/media/');
  expect(ours().map(({ text, attachments }) => text || JSON.parse(attachments ?? '[]'))).toEqual([
    [
      { type: 'image', url },
      { type: 'image', url },
    ],
    [{ type: 'video', url }],
    'Like this',
  ]);
  const nowhere = instagram.direct?.(session, said('', [file('d.png', 'image/png', `${network.url()}/media/none`)]));
  await expect(nowhere).rejects.toMatchObject({ kind: 'invalid_request' });
  const without = instagram.direct?.(session, said('', [file('a.png', 'image/png')]));
  await expect(without).rejects.toThrow('EARSHOT_URL');
  expect(instagram.limitsFor?.(login, []).fetchesFiles).toBe(true);
  expect(instagram.limitsFor?.({}, []).fetchesFiles).toBeUndefined();
});

test('what was deleted is looked for one by one, because several at once may not be known there', async () => {
  const session = await withToken();
  const { id: mediaId } = createMedia(network.server, { ownerId: account.id, caption: 'News' });
  const [one, two] = ['stays', 'goes'].map((text) => createComment(network.server, mira, mediaId, text).id);
  deleteComment(network.server, two ?? '');

  expect(await instagram.findDeleted?.(session, [one ?? '', two ?? '', '@1'])).toEqual([two]);
});
