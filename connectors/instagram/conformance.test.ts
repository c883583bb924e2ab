import { describe } from 'vitest';
import {
  type Comment,
  createComment,
  createMedia,
  deleteComment,
  type Media,
} from '#simulators/meta/instagram/media.ts';
import { type Account, addAccount, addPerson, linkAccount } from '#simulators/meta/instagram/people.ts';
import { type Message, offerOf, unsend, write } from '#simulators/meta/instagram/rooms.ts';
import { issueOwnToken } from '#simulators/meta/instagram/speaker.ts';
import { titlesIn } from '#simulators/meta/offers.ts';
import { type Opened, openSimulator } from '#simulators/meta/testing.ts';
import { accountsAt, errorBody } from '#test/graph.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import { roomOf } from '../graph/ids.ts';
import type { Session } from '../session.ts';
import { isMessage } from './ids.ts';
import { instagram } from './index.ts';
import { alone } from './limits.ts';

describe('with a page', () => {
  conformance({ connector: instagram, open: () => openWorld(withPage), underOurPosts: true });
});
describe('alone', () => {
  conformance({ connector: instagram, open: () => openWorld(byItself), underOurPosts: true });
});

/** How an account of ours there is connected, and how what it gave is taken back. */
type Way = {
  account: Account;
  settings: Record<string, string>;
  wrongToken: string;
  sessionOf(settings: Record<string, string>): Promise<Session>;
  revokedSession(): Promise<Session>;
};

async function withPage({ server, pageId, ownerId, appId, appSecret, url, person, revoke }: Opened): Promise<Way> {
  const account = linkAccount(server, pageId, 'acme');
  const { tokenOf, sessionOf } = accountsAt(instagram, { appId, appSecret, url: url() });
  return {
    account,
    settings: { token: await tokenOf(ownerId) },
    wrongToken: 'EAAwrong',
    sessionOf,
    revokedSession: async () => {
      const other = person('Otto Owner');
      server.db.run('insert into role values (?, ?)', pageId, other.id);
      const taken = await sessionOf({ token: await tokenOf(other.id) });
      revoke(other.id, appId);
      return taken;
    },
  };
}

async function byItself({ server, appId, appSecret, url }: Opened): Promise<Way> {
  const account = addAccount(server, 'acme');
  const app = { instagramAppId: appId, instagramAppSecret: appSecret, signingSecret: 'another', url: url() };
  const { tokenOf, sessionOf } = accountsAt(instagram, app);
  const login = { login: alone.login };
  return {
    account,
    settings: { ...login, token: await tokenOf(account.id, login) },
    wrongToken: 'IGAAwrong',
    sessionOf,
    revokedSession: async () => {
      const scopes = alone.scopes.join(',');
      const token = issueOwnToken(server, { appId, accountId: account.id, scopes, forMs: 3_600_000 });
      const taken = await sessionOf({ ...login, token });
      server.db.run('update ig_token set revoked_at = ? where token = ?', new Date().toISOString(), token);
      return taken;
    },
  };
}

const placed = ({ id, media_id }: Comment): Placed => ({ externalId: id, threadExternalId: media_id });

async function openWorld(connectedBy: (network: Opened) => Promise<Way>): Promise<World> {
  const network = await openSimulator();
  const { server } = network;
  const { account, settings, wrongToken, sessionOf, revokedSession } = await connectedBy(network);
  const mira = addPerson(server, 'mira.k');
  const session = await sessionOf(settings);
  const room = { accountId: account.id, personId: mira.id };
  const post = (caption: string) => createMedia(server, { ownerId: account.id, caption });

  return {
    session,
    settings,
    wrongSettings: { ...settings, token: wrongToken },
    customer: {
      profile: { externalId: mira.id, handle: mira.username },
      mention: async (text) => placed(createComment(server, mira.id, post('News').id, `@acme ${text}`)),
      reply: async (to, text) => placed(createComment(server, mira.id, to.externalId, text)),
      direct: async (text) => ({
        externalId: write(server, room, { text }).mid,
        threadExternalId: roomOf(account.id, mira.id),
      }),
      delete: async (id) => (isMessage(id) ? unsend(server, id) : deleteComment(server, id)),
    },
    postAsUs: async (text) => {
      const { id } = post(text);
      return { externalId: id, threadExternalId: id };
    },
    thread: async (mediaId) => {
      const media = server.db.all<Media>('select * from ig_media where id = ?', mediaId);
      const comments = server.db.all<Comment>(
        'select * from ig_comment where media_id = ? and deleted_at is null order by seq',
        mediaId,
      );
      return [
        ...media.map(({ id, caption, owner_id }) => ({ externalId: id, text: caption, author: owner_id })),
        ...comments.map(({ id, text, author_id, parent_id }) => ({
          ...{ externalId: id, text, author: author_id, replyTo: parent_id ?? mediaId },
        })),
      ];
    },
    offered: async (id) => titlesIn(offerOf(server, id)),
    room: async () =>
      server.db
        .all<Message>('select * from ig_dm where person_id = ? order by seq', mira.id)
        .map(({ mid, text, by_account }) => ({
          ...{ externalId: mid, text, author: by_account === 1 ? account.id : mira.id },
        })),
    http: {
      isSend: ({ method, url }) => method === 'POST' && /\/(comments|replies|messages)(\?|$)/.test(url),
      errorBody: errorBody({ 401: 190, 403: 200, 429: 80002 }),
    },
    unknownDelivery: new TextEncoder().encode(
      JSON.stringify({
        object: 'instagram',
        entry: [{ id: account.id, time: 1, changes: [{ field: 'story_insights', value: {} }] }],
      }),
    ),
    revokedSession,
    close: () => network.close(),
  };
}
