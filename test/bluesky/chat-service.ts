import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { ChatRefusal, ChatStore, convoView, type Profile } from './chat-store.ts';
import { didDocument, speaker } from './chat-token.ts';

export type ChatService = {
  /** What a PDS must be told in `atproto-proxy`, without the fragment. */
  did: string;
  url: string;
  close(): Promise<void>;
};

type Call = { actor: string; query: URLSearchParams; body: unknown };

const InConvo = z.object({ convoId: z.string() });
const Send = z.object({
  convoId: z.string(),
  message: z.object({ text: z.string(), facets: z.array(z.unknown()).optional() }),
});
const DeleteForSelf = z.object({ convoId: z.string(), messageId: z.string() });

/**
 * Stands in for Bluesky's direct message service, of which no public software exists. It is reached only through a
 * real PDS, which finds it by its DID document and signs a service token for the speaker; both are checked here.
 * Who may write to whom is read from the members' own records at their PDS.
 */
export async function startChatService(network: { plc: string; pds: string }): Promise<ChatService> {
  const store = new ChatStore();
  const server = createServer((request, reply) => {
    answer(request).then(
      ({ status, body }) => {
        reply.writeHead(status, { 'content-type': 'application/json' });
        reply.end(JSON.stringify(body));
      },
      (error) => {
        reply.writeHead(500, { 'content-type': 'application/json' });
        reply.end(JSON.stringify({ error: 'InternalServerError', message: String(error) }));
      },
    );
  });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const did = `did:web:localhost%3A${port}`;
  const url = `http://localhost:${port}`;

  const profiles = (dids: readonly string[]): Promise<Profile[]> =>
    Promise.all(
      dids.map(async (member) => {
        const document = await didDocument(network.plc, member);
        return { did: member, handle: document.alsoKnownAs[0]?.replace('at://', '') ?? 'handle.invalid' };
      }),
    );

  type Room = ReturnType<ChatStore['convo']>;
  const shown = async (room: Room, actor: string) => convoView(room, actor, await profiles(room.members));

  const methods: Record<string, (call: Call) => Promise<unknown> | unknown> = {
    'chat.bsky.convo.getLog': ({ actor, query }) => store.log(actor, query.get('cursor') ?? undefined),
    'chat.bsky.convo.listConvos': async ({ actor, query }) => {
      const { convos, cursor } = store.list(actor, query.get('cursor') ?? undefined, limit(query));
      return { convos: await Promise.all(convos.map((room) => shown(room, actor))), ...(cursor && { cursor }) };
    },
    'chat.bsky.convo.getConvo': async ({ actor, query }) => ({
      convo: await shown(store.convo(actor, query.get('convoId') ?? ''), actor),
    }),
    'chat.bsky.convo.getMessages': ({ actor, query }) =>
      store.messages(actor, query.get('convoId') ?? '', query.get('cursor') ?? undefined, limit(query)),
    'chat.bsky.convo.getConvoForMembers': async ({ actor, query }) => {
      const members = query.getAll('members');
      const known = store.room(actor, members, false);
      if (known !== undefined) return { convo: await shown(known, actor) };
      for (const member of members) if (member !== actor) await refuseUnwanted(network.pds, actor, member);
      const room = store.room(actor, members, true);
      if (room === undefined) throw new Error('A room that was asked for was not made.');
      return { convo: await shown(room, actor) };
    },
    'chat.bsky.convo.getConvoAvailability': async ({ actor, query }) => {
      const members = query.getAll('members');
      const room = store.room(actor, members, false);
      if (room !== undefined) return { canChat: true, convo: await shown(room, actor) };
      try {
        for (const member of members) if (member !== actor) await refuseUnwanted(network.pds, actor, member);
        return { canChat: true };
      } catch (error) {
        if (error instanceof ChatRefusal) return { canChat: false };
        throw error;
      }
    },
    'chat.bsky.convo.acceptConvo': ({ actor, body }) => {
      const rev = store.accept(actor, InConvo.parse(body).convoId);
      return rev === undefined ? {} : { rev };
    },
    'chat.bsky.convo.sendMessage': ({ actor, body }) => {
      const { convoId, message } = Send.parse(body);
      return store.send(actor, convoId, message.text, message.facets);
    },
    'chat.bsky.convo.deleteMessageForSelf': ({ actor, body }) => {
      const { convoId, messageId } = DeleteForSelf.parse(body);
      return store.hideFrom(actor, convoId, messageId);
    },
  };

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/.well-known/did.json') return { status: 200, body: document(did, url) };
    const name = pathname.replace('/xrpc/', '');
    const method = methods[name];
    if (method === undefined)
      return { status: 501, body: { error: 'MethodNotImplemented', message: 'Method Not Implemented' } };
    let actor: string;
    try {
      actor = await speaker(network.plc, request.headers.authorization?.replace('Bearer ', '') ?? '', did, name);
    } catch (error) {
      return { status: 401, body: { error: 'BadJwt', message: String(error) } };
    }
    try {
      const body = request.method === 'POST' ? JSON.parse(await text(request)) : undefined;
      return { status: 200, body: await method({ actor, query: searchParams, body }) };
    } catch (error) {
      if (error instanceof ChatRefusal) return { status: 400, body: { error: error.error, message: error.message } };
      if (error instanceof z.ZodError)
        return { status: 400, body: { error: 'InvalidRequest', message: error.message } };
      throw error;
    }
  }

  return {
    did,
    url,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The rules of the network: nobody writes to whom they block or are blocked by; by default only the followed may begin. */
async function refuseUnwanted(pds: string, actor: string, member: string): Promise<void> {
  const blocks = async (by: string, of: string) => (await subjects(pds, by, 'app.bsky.graph.block')).includes(of);
  if ((await blocks(member, actor)) || (await blocks(actor, member))) {
    throw new ChatRefusal('BlockedActor', 'block between recipient and sender');
  }
  const declaration = await fetch(
    `${pds}/xrpc/com.atproto.repo.getRecord?repo=${member}&collection=chat.bsky.actor.declaration&rkey=self`,
  );
  const Declaration = z.looseObject({ value: z.looseObject({ allowIncoming: z.string() }) });
  const allowed = declaration.ok ? Declaration.parse(await declaration.json()).value.allowIncoming : 'following';
  if (allowed === 'none') throw new ChatRefusal('MessagesDisabled', 'recipient has disabled incoming messages');
  if (allowed === 'all') return;
  const follows = await subjects(pds, member, 'app.bsky.graph.follow');
  if (!follows.includes(actor)) {
    throw new ChatRefusal(
      'NotFollowedBySender',
      'recipient requires incoming messages to come from someone they follow',
    );
  }
}

async function subjects(pds: string, repo: string, collection: string): Promise<string[]> {
  const reply = await fetch(`${pds}/xrpc/com.atproto.repo.listRecords?repo=${repo}&collection=${collection}&limit=100`);
  const Records = z.looseObject({ records: z.array(z.looseObject({ value: z.looseObject({ subject: z.string() }) })) });
  return Records.parse(await reply.json()).records.map((record) => record.value.subject);
}

function document(did: string, url: string) {
  const service = { id: '#bsky_chat', type: 'BskyChatService', serviceEndpoint: url };
  return { '@context': ['https://www.w3.org/ns/did/v1'], id: did, service: [service] };
}

function limit(query: URLSearchParams): number {
  return Math.min(100, Number(query.get('limit') ?? 50));
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
