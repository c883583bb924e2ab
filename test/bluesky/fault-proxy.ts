import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to the next request of a method. */
export type NetworkFault =
  /** It never arrives, and the connection breaks. */
  | 'lost before'
  /** It is done, and the connection breaks before the answer. */
  | 'lost after'
  /** It is done, and a gateway answers with an error page. */
  | 'error after'
  /** A gateway answers with an error page instead. */
  | 'error before';

export type FaultProxy = {
  url: string;
  /** Lets the next `times` requests of a method such as `com.atproto.repo.putRecord` go wrong. */
  fail(method: string, fault: NetworkFault, times?: number): void;
  close(): Promise<void>;
};

/** Stands between Earshot and a PDS, and is what the PDS says its own address is, so that everything passes here. */
export async function startFaultProxy(pds: string): Promise<FaultProxy> {
  const planned: { method: string; fault: NetworkFault }[] = [];
  const server = createServer((request, reply) => {
    const at = planned.findIndex(({ method }) => request.url?.includes(`/xrpc/${method}`));
    const [plan] = at === -1 ? [] : planned.splice(at, 1);
    handle(request, reply, plan?.fault).catch(() => reply.destroy());
  });
  server.listen(0);
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  async function handle(
    request: IncomingMessage,
    reply: ServerResponse,
    fault: NetworkFault | undefined,
  ): Promise<void> {
    const body = await bytes(request);
    if (fault === 'lost before') return void request.socket.destroy();
    if (fault === 'error before') return gatewayError(reply);
    const answer = await forward(request, body);
    if (fault === 'lost after') return void request.socket.destroy();
    if (fault === 'error after') return gatewayError(reply);
    const isJson = answer.headers['content-type']?.includes('json') === true;
    const shown = isJson ? Buffer.from(answer.body.toString().replaceAll(pds, url)) : answer.body;
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...headers } = answer.headers;
    reply.writeHead(answer.status, { ...headers, 'content-length': shown.length });
    reply.end(shown);
  }

  async function forward({ method, url: path, headers }: IncomingMessage, body: Buffer) {
    const { host: _, 'accept-encoding': __, ...passed } = headers;
    const onward = httpRequest(`${pds}${path}`, { method, headers: { ...passed, 'accept-encoding': 'identity' } });
    onward.end(body);
    const [answer]: IncomingMessage[] = await once(onward, 'response');
    if (answer === undefined) throw new Error('A response was announced and none came.');
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bytes(answer) };
  }

  return {
    url,
    fail: (method, fault, times = 1) => {
      for (let n = 0; n < times; n++) planned.push({ method, fault });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function gatewayError(reply: ServerResponse): void {
  reply.writeHead(502, { 'content-type': 'text/html' });
  reply.end('<html><title>502 Bad Gateway</title></html>');
}

async function bytes(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
