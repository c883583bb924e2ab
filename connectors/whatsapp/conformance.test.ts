import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { choose, offeredIn, write, writeInApp } from '#simulators/whatsapp/inbound.ts';
import { wordsOf } from '#simulators/whatsapp/page.ts';
import { openSimulator, testApp } from '#simulators/whatsapp/testing.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import type { Session } from '../session.ts';
import { whatsapp } from './index.ts';

const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const findHost = createFindHost({ allowLoopback: true });
const now = () => new Date();

conformance({ connector: whatsapp, open: openWorld, cannotTell: true });

async function openWorld(): Promise<World> {
  const network = await openSimulator();
  const { server } = network;
  const ears = await openEars();
  const { accountId, number, token } = network.business('+1 555 010 0200', 'Acme');
  const ana = network.customer('34600111222', 'Ana Reyes');
  const settings = { phoneNumberId: number.id, businessAccountId: accountId, token, graph: network.graph() };
  const io = { http, findHost, now, app: { appId: testApp.id, appSecret: testApp.secret }, hookUrl: ears.url };
  const sessionOf = async (given: Record<string, string>): Promise<Session> => {
    const { account, origin, settings: kept, secrets } = await whatsapp.connect(given, io);
    return { account, origin, settings: kept, secrets, saveSecrets: async () => {}, http, findHost, now, app: io.app };
  };
  const room = `${number.id}:${ana.user_id}`;
  const placed = (externalId: string): Placed => ({ externalId, threadExternalId: room });
  const session = await sessionOf(settings);

  return {
    session,
    settings,
    wrongSettings: { ...settings, token: 'wrong' },
    customer: {
      profile: { externalId: ana.user_id, handle: '+34600111222' },
      direct: async (text) => placed(write(server, number, ana, { type: 'text', text: { body: text } })),
      choose: async (id, title) => placed(choose(server, number, ana, id, title)),
      react: async (id, sign) => {
        const reaction = { message_id: id, ...(sign !== null && { emoji: sign }) };
        write(server, number, ana, { type: 'reaction', reaction });
      },
    },
    postAsUs: async (text) => placed(writeInApp(server, number, ana, text)),
    room: async () =>
      server.db
        .all<{ id: string; direction: string; type: string; body: string }>(
          "select * from message where wa_id = ? and status <> 'failed'",
          ana.wa_id,
        )
        .map(({ id, direction, type, body }) => ({
          externalId: id,
          text: wordsOf(type, JSON.parse(body)),
          author: direction === 'in' ? ana.user_id : number.id,
        })),
    offered: async (id) => offeredIn(server, id),
    restrains: async (kind, id) =>
      kind === 'block' &&
      server.db.get('select 1 from blocked b join customer c on c.wa_id = b.wa_id where c.user_id = ?', id) !==
        undefined,
    received: async (cursor) => {
      const from = Number(cursor ?? 0);
      const deliveries = ears.heard.slice(from);
      return { deliveries, cursor: String(from + deliveries.length), more: false };
    },
    http: {
      isSend: ({ method, url }) => method === 'POST' && /\/(messages|block_users)$/.test(url),
      errorBody: (status) =>
        JSON.stringify({ error: { message: `Error ${status}`, type: 'OAuthException', code: codeOf[status] ?? 99 } }),
    },
    unknownDelivery: delivery(accountId, 'flows', { metadata: { phone_number_id: number.id } }),
    revokedSession: async () => {
      const other = network.token(accountId, null);
      const revoked = await sessionOf({ ...settings, token: other });
      network.revoke(other);
      return revoked;
    },
    close: async () => {
      await network.close();
      await ears.close();
    },
  };
}

const codeOf: Readonly<Record<number, number>> = { 401: 190, 403: 10, 429: 130429, 500: 131000, 503: 131016 };

const delivery = (accountId: string, field: string, value: object) =>
  new TextEncoder().encode(
    JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: accountId, changes: [{ field, value }] }] }),
  );

/** Where the network delivers to: takes what is signed, and answers the handshake as our door does. */
async function openEars() {
  const heard: Uint8Array[] = [];
  const secrets = [testApp.secret];
  const ears = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const query = Object.fromEntries(new URL(request.url ?? '/', 'http://ears').searchParams);
    const raw = { headers: request.headers as Record<string, string>, body, query };
    if (request.method === 'GET') {
      const answer = whatsapp.challenge?.(raw, secrets);
      return void response.writeHead(answer ? 200 : 403).end(answer?.body);
    }
    const isSigned = whatsapp.verify?.(raw, secrets) === true;
    if (isSigned) heard.push(new Uint8Array(body));
    response.writeHead(isSigned ? 200 : 401).end();
  });
  await new Promise<void>((done) => ears.listen(0, '127.0.0.1', done));
  return {
    heard,
    url: `http://127.0.0.1:${(ears.address() as AddressInfo).port}/hooks/x`,
    close: async () => {
      ears.closeAllConnections();
      await new Promise((done) => ears.close(done));
    },
  };
}
