import { createPost, deletePost, type Post } from '#simulators/meta/threads/posts.ts';
import { openSimulator } from '#simulators/meta/threads/testing.ts';
import { accountsAt, errorBody } from '#test/graph.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import { threads } from './index.ts';

conformance({ connector: threads, open: openWorld });

const placed = ({ id, root_id }: Post): Placed => ({ externalId: id, threadExternalId: root_id });

async function openWorld(): Promise<World> {
  const network = await openSimulator();
  const { server, brand, lena } = network;
  const { appId, appSecret, url } = network;
  const { tokenOf, sessionOf } = accountsAt(threads, { appId, appSecret, url: url() });
  const token = await tokenOf(brand.id);
  const session = await sessionOf({ token });
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
      errorBody: errorBody({ 401: 190, 403: 10, 429: 4 }),
    },
    unknownDelivery: new TextEncoder().encode(
      JSON.stringify({ app_id: '1', target_id: brand.id, time: 1, values: { field: 'ghost_posts', value: {} } }),
    ),
    revokedSession: async () => {
      const other = network.person('other', 'Other');
      const taken = await sessionOf({ token: await tokenOf(other.id) });
      network.revoke(other.id);
      return taken;
    },
    close: () => network.close(),
  };
}
