import { getMessage, type Message, write } from '#simulators/meta/messenger/rooms.ts';
import { titlesIn } from '#simulators/meta/offers.ts';
import { createComment, createPost, deleteThing, type Thing } from '#simulators/meta/pages/objects.ts';
import { openSimulator } from '#simulators/meta/testing.ts';
import { accountsAt, errorBody } from '#test/graph.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import { roomOf } from '../graph/ids.ts';
import { facebook } from './index.ts';

conformance({ connector: facebook, open: openWorld });

const placed = ({ id, root_id }: Thing): Placed => ({ externalId: id, threadExternalId: root_id });

async function openWorld(): Promise<World> {
  const network = await openSimulator();
  const { server, pageId, ownerId, appId, appSecret } = network;
  const { tokenOf, sessionOf } = accountsAt(facebook, { appId, appSecret, url: network.url() });
  const lena = network.person('Lena Ortiz');
  const settings = { token: await tokenOf(ownerId) };
  const session = await sessionOf(settings);
  const room = { pageId, personId: lena.id };
  const under = (rootId: string) =>
    server.db.all<Thing>('select * from object where root_id = ? and deleted_at is null order by seq', rootId);

  return {
    session,
    settings,
    wrongSettings: { token: 'EAAwrong' },
    customer: {
      profile: { externalId: lena.id, handle: 'Lena Ortiz' },
      mention: async (text) => placed(createPost(server, { pageId, authorId: lena.id, text }, true)),
      reply: async (to, text) => placed(createComment(server, lena.id, to.externalId, text)),
      direct: async (text) => ({
        externalId: write(server, room, { text }).mid,
        threadExternalId: roomOf(pageId, lena.id),
      }),
      delete: async (id) => deleteThing(server, id),
    },
    postAsUs: async (text) => placed(createPost(server, { pageId, authorId: pageId, text })),
    thread: async (rootId) =>
      under(rootId).map(({ id, text, author_id, parent_id, root_id }) => ({
        ...{ externalId: id, text, author: author_id },
        ...(id === root_id ? {} : { replyTo: parent_id ?? root_id }),
      })),
    offered: async (id) => titlesIn(getMessage(server, id).extras),
    room: async () =>
      server.db
        .all<Message>('select * from dm where person_id = ? order by seq', lena.id)
        .map(({ mid, text, by_page }) => ({ externalId: mid, text, author: by_page === 1 ? pageId : lena.id })),
    http: {
      isSend: ({ method, url }) => method === 'POST' && /\/(comments|messages)(\?|$)/.test(url),
      errorBody: errorBody({ 401: 190, 403: 200, 429: 4 }),
    },
    unknownDelivery: new TextEncoder().encode(
      JSON.stringify({
        object: 'page',
        entry: [{ id: pageId, time: 1, changes: [{ field: 'live_videos', value: {} }] }],
      }),
    ),
    revokedSession: async () => {
      const other = network.person('Otto Owner');
      server.db.run('insert into role values (?, ?)', pageId, other.id);
      const taken = await sessionOf({ token: await tokenOf(other.id) });
      network.revoke(other.id, appId);
      return taken;
    },
    close: () => network.close(),
  };
}
