import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox } from './sandbox.ts';

/** A sandbox network on a port of its own with fast webhooks; `hookOrigins` are those of the receivers. */
export async function openSandbox(
  options: { file?: string; hookOrigins?: readonly string[]; now?: () => Date } = {},
): Promise<Sandbox & { base: string }> {
  const sandbox = createSandbox({
    file: options.file ?? ':memory:',
    publicUrl: 'http://127.0.0.1:0',
    hookOrigins: options.hookOrigins ?? [],
    now: options.now ?? (() => new Date()),
    log: {
      warn: (fields, message) => {
        throw new Error(message, { cause: fields });
      },
    },
    backoff: { firstMs: 20, maxMs: 100, timeoutMs: 10_000 },
  });
  await sandbox.listen(0);
  return Object.assign(sandbox, { base: sandbox.url() });
}

/** The first bytes of an Ogg sound and of an MP4 film, enough to be taken for one; nothing plays. */
export const oggStart = new TextEncoder().encode('OggS and then some sound');
export const mp4Start = new TextEncoder().encode('\0\0\0\x20ftypisom and then some film');

export type Answered = { status: number; headers: Headers; body: unknown };

/** Speaks the sandbox's API as one account, over real HTTP. */
export function apiClient(base: string, token?: string) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const reply = await fetch(`${base}/api${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: text === '' ? null : JSON.parse(text) };
  };
}
export type ApiClient = ReturnType<typeof apiClient>;

/** Becomes an account as the page does: such a token is spared by the faults. */
export async function actAs(base: string, handle: string, use: 'page' | 'app' = 'page'): Promise<ApiClient> {
  const { body } = await apiClient(base)('POST', '/tokens', { handle, use });
  const { token } = body as { token: string };
  return apiClient(base, token);
}

type Received = { headers: IncomingMessage['headers']; body: string };

/** A receiver of webhooks; `answers` are the statuses it gives in turn, then 200. */
export async function openReceiver(answers: number[] = [], port = 0) {
  const received: Received[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    received,
    origin,
    url: `${origin}/hook`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Waits until the check holds; fails with its last reason after `withinMs`. */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 120_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 15));
    }
  }
}

/** A real 1 by 1 PNG. */
export const tinyPng = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
