import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Received = { path: string; headers: Record<string, string>; body: string };
/** How it answers: a status, or nothing at all after it has read everything. */
export type Answer = number | 'silence';

/** Somebody else's server: keeps what it gets and answers as it is told. `host`: one of this machine's own, 127.0.0.x. */
export async function startReceiver(host = '127.0.0.1'): Promise<{
  url: string;
  received: Received[];
  answer(next: Answer, headers?: Record<string, string>): void;
  close(): Promise<void>;
}> {
  const received: Received[] = [];
  let next: Answer = 200;
  let headers: Record<string, string> = {};
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    received.push({
      path: request.url ?? '',
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: body.toString('utf8'),
    });
    if (next === 'silence') request.socket.destroy();
    else response.writeHead(next, headers).end('ok');
  });
  // A machine that is busy for some seconds must not find its line closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    received,
    answer: (status, more = {}) => {
      next = status;
      headers = more;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
