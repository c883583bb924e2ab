import { apiAs, openSimulator } from '#simulators/x/testing.ts';
import { connectedAs } from '#test/x.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import { x } from './index.ts';

type Shown = {
  id: string;
  text: string;
  author_id: string;
  conversation_id: string;
  display_text_range?: [number, number];
  referenced_posts?: { type: string; id: string }[];
};
type Direct = { id: string; text: string; sender_id: string };

const fields = 'post.fields=conversation_id,display_text_range&expansions=author_id,referenced_posts';

conformance({ connector: x, open: openWorld });

async function openWorld(): Promise<World> {
  const server = await openSimulator();
  server.vary({ access: 'enterprise' });
  const base = server.url();
  const brand = server.person('acme', 'Acme');
  const lena = server.person('lena', 'Lena');
  const [ours, theirs] = [apiAs(base, brand.access), apiAs(base, lena.access)];
  const session = await connectedAs(server, brand, 'enterprise');
  const settings = { accessToken: brand.access, refreshToken: brand.refresh };

  const place = async (as: typeof ours, json: object): Promise<Placed> => {
    const { data } = (await as('POST', '/2/tweets', json)).body as { data: { id: string } };
    const { data: found } = (await as('GET', `/2/tweets?ids=${data.id}&${fields}`)).body as { data: Shown[] };
    return { externalId: data.id, threadExternalId: found[0]?.conversation_id ?? '' };
  };
  /** As a reader sees it: the names before an answer are not part of what it says. */
  const shown = ({ id, text, author_id: author, display_text_range: range, referenced_posts: references }: Shown) => ({
    externalId: id,
    text: text.slice(range?.[0] ?? 0),
    author,
    ...(references?.[0] && { replyTo: references[0].id }),
  });

  return {
    session,
    settings,
    wrongSettings: { ...settings, accessToken: 'wrong', refreshToken: '' },
    customer: {
      profile: { externalId: lena.id, handle: 'lena' },
      mention: (text) => place(theirs, { text: `@acme ${text}` }),
      reply: (to, text) => place(theirs, { text, reply: { in_reply_to_tweet_id: to.externalId } }),
      mentionWithImage: async (text, { bytes, mimeType, alt }) => {
        const form = new FormData();
        form.set('media', new Blob([Uint8Array.from(bytes)], { type: mimeType }));
        form.set('media_category', 'tweet_image');
        const headers = { authorization: `Bearer ${lena.access}` };
        const { data } = await (await fetch(`${base}/2/media/upload`, { method: 'POST', body: form, headers })).json();
        await theirs('POST', '/2/media/metadata', { id: data.id, metadata: { alt_text: { text: alt } } });
        return place(theirs, { text: `@acme ${text}`, media: { media_ids: [data.id] } });
      },
      direct: async (text) => {
        const { body } = await theirs('POST', `/2/dm_conversations/with/${brand.id}/messages`, { text });
        const { data } = body as { data: { dm_event_id: string; dm_conversation_id: string } };
        return { externalId: `dm:${data.dm_event_id}`, threadExternalId: data.dm_conversation_id };
      },
      // An edited post has a new id, and one that no longer names us is not shown to us: x.test.ts.
      delete: async (id) => void (await theirs('DELETE', `/2/tweets/${id}`)),
    },
    postAsUs: (text) => place(ours, { text }),
    thread: async (rootId) => {
      const query = `query=conversation_id:${rootId}&max_results=100&${fields}`;
      const { data = [] } = (await theirs('GET', `/2/tweets/search/recent?${query}`)).body as { data?: Shown[] };
      return data.map(shown);
    },
    room: async () => {
      const { data = [] } = (await theirs('GET', '/2/dm_events')).body as { data?: Direct[] };
      return data.map(({ id, text, sender_id: author }) => ({ externalId: `dm:${id}`, text, author }));
    },
    http: {
      isSend: ({ method, url }) => method === 'POST' && /\/2\/tweets$|\/messages$/.test(url),
      errorBody: (status) =>
        JSON.stringify({ title: 'Error', detail: `This is error ${status}`, type: 'about:blank', status }),
    },
    unknownDelivery: new TextEncoder().encode(JSON.stringify({ kind: 'lists', entries: [] })),
    expiredSession: async () => {
      const other = await connectedAs(server, server.person('late'), 'enterprise');
      server.expire('late');
      return other;
    },
    revokedSession: async () => {
      const other = await connectedAs(server, server.person('other'), 'enterprise');
      server.revoke('other');
      return other;
    },
    close: () => server.close(),
  };
}
