import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '#sandbox/network.ts';
import { type Answer, send } from '#sandbox/router.ts';

/** Who takes a simulated network in: where it is reached there, without a slash at the end, and the only way out it has. */
export type House = { base: string; fetch: typeof fetch };

export type Service = {
  /** For what is no plain request, such as upgrades. */
  readonly http: Server;
  /** Where it is reached, without a slash at the end. */
  url(): string;
  /** Answers in a house; the path is that of the network itself. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Port 0 takes any that is free. */
  listen(port: number): Promise<string>;
  close(): Promise<void>;
};

type Answerer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** Serves a simulated network to this machine alone, or in a house; what `answer` throws is told in the network's own form. */
export function createService(
  answer: Answerer,
  refused: (refusal: Refusal, url: URL) => Answer,
  house?: Pick<House, 'base'>,
): Service {
  let base = house?.base ?? 'http://127.0.0.1:0';
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', base);
    answer(request, response, url).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal', String(error));
      send(response, refused(refusal, url));
    });
  };
  const http = createServer(handle);
  // A machine that is busy for some seconds must not find its line closed.
  http.keepAliveTimeout = 120_000;
  return {
    http,
    handle,
    url: () => base,
    listen: async (port) => {
      await new Promise<void>((done, fail) => http.once('error', fail).listen(port, '127.0.0.1', done));
      base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
      return base;
    },
    close: async () => {
      http.closeAllConnections();
      if (http.listening) await new Promise((done) => http.close(done));
    },
  };
}
