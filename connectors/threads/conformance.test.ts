import { authorise } from '#simulators/meta/testing.ts';
import { createPost, deletePost, type Post } from '#simulators/meta/threads/posts.ts';
import { type Opened, openSimulator } from '#simulators/meta/threads/testing.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import type { Session } from '../connector.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import { threads } from './index.ts';

const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const findHost = createFindHost({ allowLoopback: true });
const now = () => new Date();
const codes: Record<number, number> = { 401: 190, 403: 10, 429: 4 };

conformance({ connector: threads, open: openWorld });

const placed = ({ id, root_id }: Post): Placed => ({ externalId: id, threadExternalId: root_id });

async function openWorld(): Promise<World> {
  const network = await openSimulator();
  const { server, brand, lena } = network;
  const app = appAt(network);
  const token = await tokenOf(network, brand.id);
  const session = await sessionOf(network, token);
  const idOf = (authorId: string) => (authorId === brand.id ? brand.id : `@${lena.username}`);

  return {
    session,
    settings: { token },
    wrongSettings: { token: 'THAAwrong' },
    customer: {
      profile: { externalId: `@${lena.username}`, handle: lena.username },
      mention: async (text) => placed(createPost(server, { authorId: lena.id, text: `@${brand.username} ${text}` })),
      reply: async (to, text) => placed(createPost(server, { authorId: lena.id, text, replyTo: to.externalId })),
      mentionWithImage: async (text, { bytes, mimeType, alt }) => {
        server.db.run('insert into media values (?, ?, ?)', 'image', mimeType, bytes);
        const media = [{ kind: 'IMAGE' as const, url: `${network.url()}/media/image`, alt }];
        return placed(createPost(server, { authorId: lena.id, text: `@${brand.username} ${text}`, media }));
      },
      delete: async (id) => deletePost(server, id),
    },
    postAsUs: async (text) => placed(createPost(server, { authorId: brand.id, text })),
    thread: async (rootId) =>
      server.db
        .all<Post>('select * from post where root_id = ? and deleted_at is null order by seq', rootId)
        .map(({ id, text, author_id, reply_to }) => ({
          ...{ externalId: id, text, author: idOf(author_id) },
          ...(reply_to !== null && { replyTo: reply_to }),
        })),
    http: {
      isSend: ({ method, url }) => method === 'POST' && url.includes('/me/threads_publish'),
      errorBody: (status) =>
        JSON.stringify({ error: { message: 'Not now', code: codes[status] ?? 0, fbtrace_id: 'x' } }),
    },
    unknownDelivery: new TextEncoder().encode(
      JSON.stringify({ app_id: '1', target_id: brand.id, time: 1, values: { field: 'ghost_posts', value: {} } }),
    ),
    revokedSession: async () => {
      const other = network.person('other', 'Other');
      const taken = await sessionOf(network, await tokenOf(network, other.id));
      network.revoke(other.id);
      return taken;
    },
    close: () => network.close(),
  };

  async function tokenOf(at: Opened, personId: string): Promise<string> {
    const io = { http, findHost, now, app };
    const begun = await threads.signIn?.begin({}, { ...io, callbackUrl: 'http://earshot.test/back' });
    const back = await authorise(begun?.url ?? at.url(), personId);
    const connected = await threads.signIn?.finish(begun?.keep ?? {}, back.searchParams.get('code') ?? '', io);
    if (!connected || !('secrets' in connected)) throw new Error('The account was not connected.');
    return connected.secrets.token ?? '';
  }
}

const appAt = ({ appId, appSecret, url }: Opened) => ({ appId, appSecret, url: url() });

async function sessionOf(network: Opened, token: string): Promise<Session> {
  const io = { http, findHost, now, app: appAt(network) };
  const { account, origin, settings, secrets } = await threads.connect({ token }, io);
  return { account, origin, settings, secrets, saveSecrets: async () => {}, ...io };
}
