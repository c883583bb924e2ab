import { bluesky } from '#connectors/bluesky/index.ts';
import { conformance } from '#connectors/conformance.ts';
import type { Placed, World } from '#connectors/conformance-world.ts';
import type { PostRef } from './person.ts';
import { connectAs, openNetwork, settingsOf } from './session.ts';

conformance({ connector: bluesky, open: openWorld });

async function openWorld(): Promise<World> {
  const network = await openNetwork();
  const brand = await network.createAccount('conform-care');
  const customer = await network.createAccount('conform-customer');
  const settings = await settingsOf(network, brand);
  const session = await connectAs(settings);

  /** What was written, once everybody can see it. */
  const shown = async (post: Promise<PostRef>): Promise<Placed> => {
    const { uri, rootUri } = await post;
    await network.settle();
    return { externalId: uri, threadExternalId: rootUri };
  };
  const named = (text: string) => `@${brand.handle} ${text}`;

  return {
    session,
    settings,
    wrongSettings: { ...settings, password: 'wrong' },
    customer: {
      profile: { externalId: customer.did, handle: customer.handle },
      mention: (text) => shown(customer.post(named(text))),
      mentionWithImage: (text, image) => shown(customer.post(named(text), { images: [image] })),
      // One answers what one sees: the AppView tells nobody of an answer that it hears of before what was answered.
      reply: async (to, text) => {
        await network.settle();
        return shown(customer.post(text, { replyTo: to.externalId }));
      },
      direct: async (text) => {
        const { convoId, messageId } = await customer.direct(brand.did, text);
        return { externalId: `${convoId}/${messageId}`, threadExternalId: convoId };
      },
      delete: async (externalId) => {
        await customer.deletePost(externalId);
        await network.settle();
      },
    },
    postAsUs: (text) => shown(brand.post(text)),
    thread: async (threadExternalId) => {
      const posts = await customer.thread(threadExternalId);
      return posts.map(({ uri, text, author, parent }) => ({
        externalId: uri,
        text,
        author,
        ...(parent && { replyTo: parent }),
      }));
    },
    room: async (convoId) =>
      (await customer.room(convoId)).map(({ id, text, sender }) => ({
        externalId: `${convoId}/${id}`,
        text,
        author: sender,
      })),
    restrains: async (kind, did) => {
      await network.settle();
      const { viewer } = (await brand.agent.getProfile({ actor: did })).data;
      return kind === 'block' ? viewer?.blocking !== undefined : viewer?.muted === true;
    },
    http: {
      isSend: ({ url }) =>
        ['com.atproto.repo.putRecord', 'chat.bsky.convo.sendMessage', 'app.bsky.graph.muteActor'].some((method) =>
          url.includes(method),
        ),
      errorBody: (status) =>
        JSON.stringify({ error: errorNames[status] ?? 'InternalServerError', message: 'Said by the network' }),
    },
    unknownDelivery: new TextEncoder().encode(
      JSON.stringify({
        kind: 'notifications',
        page: {
          notifications: [
            {
              uri: 'at://a/b/c',
              cid: 'c',
              author: { did: 'd', handle: 'h' },
              reason: 'wave',
              record: {},
              indexedAt: '',
            },
          ],
        },
        posts: [],
        profiles: [],
      }),
    ),
    expiredSession: async () => {
      const expired = await connectAs(settings);
      await network.expireAccessTokens(brand.did);
      return expired;
    },
    revokedSession: async () => {
      await brand.agent.login({ identifier: brand.handle, password: brand.password });
      const password = await brand.appPassword('taken-back');
      const revoked = await connectAs({ ...settings, password });
      await brand.agent.com.atproto.server.revokeAppPassword({ name: 'taken-back' });
      await network.expireAccessTokens(brand.did);
      await brand.agent.login({ identifier: brand.handle, password: brand.password });
      return revoked;
    },
    close: async () => {},
  };
}

const errorNames: Record<number, string> = {
  401: 'AuthenticationRequired',
  403: 'Forbidden',
  413: 'PayloadTooLarge',
  429: 'RateLimitExceeded',
  502: 'UpstreamFailure',
  503: 'NotEnoughResources',
};
