import { type AppBskyFeedDefs, AtpAgent, AppBskyFeedDefs as Feed, RichText } from '@atproto/api';

export type PersonOptions = {
  displayName?: string;
  /** Who may begin a direct conversation; the network's own default is `following`. */
  allowIncoming?: 'all' | 'none' | 'following';
};
export type Image = { bytes: Uint8Array; mimeType: string; alt: string };
export type PostRef = { uri: string; cid: string; rootUri: string };
export type ShownPost = {
  uri: string;
  cid: string;
  text: string;
  author: string;
  parent: string | undefined;
  images: string[];
};

/** An account on the test network and what its owner does there with Bluesky's own client. */
export type BlueskyPerson = {
  did: string;
  handle: string;
  password: string;
  agent: AtpAgent;
  post(text: string, options?: { replyTo?: string; quote?: string; images?: Image[]; at?: Date }): Promise<PostRef>;
  deletePost(uri: string): Promise<void>;
  /** The whole thread as this person sees it, root first; empty when the root is gone. */
  thread(uri: string): Promise<ShownPost[]>;
  direct(toDid: string, text: string): Promise<{ convoId: string; messageId: string }>;
  /** The direct messages of a room, oldest first. */
  room(convoId: string): Promise<{ id: string; text: string; sender: string }[]>;
  /** An app password as made in Settings; `messages` is "allow access to your direct messages". */
  appPassword(name: string, options?: { messages: boolean }): Promise<string>;
};

export async function createPerson(
  network: { pds: string; chatDid: string },
  name: string,
  { displayName, allowIncoming = 'all' }: PersonOptions = {},
): Promise<BlueskyPerson> {
  const agent = new AtpAgent({ service: network.pds });
  const handle = `${name}.test`;
  const password = `password-of-${name}`;
  const { data } = await agent.createAccount({ handle, email: `${name}@example.com`, password });
  const did = data.did;
  const record = { allowIncoming, $type: 'chat.bsky.actor.declaration' };
  await agent.com.atproto.repo.putRecord({
    repo: did,
    collection: 'chat.bsky.actor.declaration',
    rkey: 'self',
    record,
  });
  if (displayName !== undefined) await agent.upsertProfile((profile) => ({ ...profile, displayName }));
  const chat = agent.withProxy('bsky_chat', network.chatDid as `did:${string}`).chat.bsky.convo;

  return {
    did,
    handle,
    password,
    agent,
    post: (text, options = {}) => post(agent, text, options),
    deletePost: (uri) => agent.deletePost(uri),
    thread: (uri) => thread(agent, uri),
    direct: async (toDid, text) => {
      const { convo } = (await chat.getConvoForMembers({ members: [toDid] })).data;
      const sent = await chat.sendMessage({ convoId: convo.id, message: { text } });
      return { convoId: convo.id, messageId: sent.data.id };
    },
    room: async (convoId) => {
      const { messages } = (await chat.getMessages({ convoId, limit: 100 })).data;
      const shown = messages.flatMap((message) =>
        'text' in message && 'sender' in message
          ? [{ id: message.id, text: message.text, sender: message.sender.did }]
          : [],
      );
      return shown.toReversed();
    },
    appPassword: async (passwordName, options = { messages: true }) => {
      const made = await agent.com.atproto.server.createAppPassword({
        name: passwordName,
        privileged: options.messages,
      });
      return made.data.password;
    },
  };
}

type PostOptions = { replyTo?: string; quote?: string; images?: Image[]; at?: Date };

async function post(
  agent: AtpAgent,
  text: string,
  { replyTo, quote, images = [], at = new Date() }: PostOptions,
): Promise<PostRef> {
  const rich = new RichText({ text });
  await rich.detectFacets(agent);
  const reply = replyTo === undefined ? undefined : await replyRef(agent, replyTo);
  const blobs = await Promise.all(
    images.map(async ({ bytes, mimeType, alt }) => ({
      image: (await agent.uploadBlob(bytes, { encoding: mimeType })).data.blob,
      alt,
    })),
  );
  const embed = quote
    ? { $type: 'app.bsky.embed.record' as const, record: await strongRef(agent, quote) }
    : blobs.length > 0
      ? { $type: 'app.bsky.embed.images' as const, images: blobs }
      : undefined;
  const { uri, cid } = await agent.post({
    text: rich.text,
    ...(rich.facets && { facets: rich.facets }),
    ...(reply && { reply }),
    ...(embed && { embed }),
    langs: ['en'],
    createdAt: at.toISOString(),
  });
  return { uri, cid, rootUri: reply?.root.uri ?? uri };
}

async function strongRef(agent: AtpAgent, uri: string) {
  const { cid } = await getRecord(agent, uri);
  return { uri, cid };
}

async function getRecord(agent: AtpAgent, uri: string) {
  const [, , repo = '', collection = '', rkey = ''] = uri.split('/');
  const { data } = await agent.com.atproto.repo.getRecord({ repo, collection, rkey });
  return { cid: data.cid ?? '', value: data.value };
}

async function replyRef(agent: AtpAgent, uri: string) {
  const { cid, value } = await getRecord(agent, uri);
  const root = (value.reply as { root: { uri: string; cid: string } } | undefined)?.root;
  return { root: root ?? { uri, cid }, parent: { uri, cid } };
}

async function thread(agent: AtpAgent, uri: string): Promise<ShownPost[]> {
  const reply = await agent.getPostThread({ uri, depth: 50 }).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('not found')) return undefined;
    throw error;
  });
  return reply === undefined ? [] : flatten(reply.data.thread);
}

function flatten(node: unknown): ShownPost[] {
  if (!Feed.isThreadViewPost(node)) return [];
  const view = node as AppBskyFeedDefs.ThreadViewPost;
  const record = view.post.record as { text?: string; reply?: { parent: { uri: string } } };
  const embed = view.post.embed as { images?: { fullsize: string }[] } | undefined;
  const shown: ShownPost = {
    uri: view.post.uri,
    cid: view.post.cid,
    text: record.text ?? '',
    author: view.post.author.did,
    parent: record.reply?.parent.uri,
    images: embed?.images?.map((image) => image.fullsize) ?? [],
  };
  return [shown, ...(view.replies ?? []).flatMap(flatten)];
}
