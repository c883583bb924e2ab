import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '#sandbox/network.ts';
import { type Answer, send } from '#sandbox/router.ts';

export type Service = {
  /** For what is no plain request, such as upgrades. */
  readonly http: Server;
  /** Where it is reached, without a slash at the end. */
  url(): string;
  /** Port 0 takes any that is free. */
  listen(port: number): Promise<string>;
  close(): Promise<void>;
};

type Answerer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** Serves a simulated network to this machine alone; what `answer` throws is told in the network's own form. */
export function createService(answer: Answerer, refused: (refusal: Refusal, url: URL) => Answer): Service {
  let base = 'http://127.0.0.1:0';
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', base);
    answer(request, response, url).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal', String(error));
      send(response, refused(refusal, url));
    });
  });
  // A machine that is busy for some seconds must not find its line closed.
  http.keepAliveTimeout = 120_000;
  return {
    http,
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
