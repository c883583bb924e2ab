import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { Refusal } from './network.ts';

/** One request, with what its path and query said. */
export type Call = {
  request: IncomingMessage;
  params: Record<string, string>;
  query: URLSearchParams;
  json<T extends z.ZodType>(schema: T): Promise<z.output<T>>;
  bytes(max: number): Promise<Uint8Array>;
};

export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  /** An object becomes JSON; absent is an empty answer. */
  body?: object | string | Uint8Array;
  /** Writes the answer itself, as a stream does. */
  take?(response: ServerResponse): void;
};

export type Route = {
  method: string;
  /** `/statuses/:id` */
  path: string;
  answer(call: Call): Promise<Answer> | Answer;
};

const jsonBytes = 100_000;

/** Finds the route for a path below the mount, or says with a 404 or 405 that there is none. */
export function createRouter(routes: readonly Route[]) {
  const compiled = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replaceAll(/[.]/g, '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  }));
  return (method: string, path: string): { route: Route; params: Record<string, string> } => {
    const matches = compiled.flatMap(({ route, pattern }) => {
      const match = pattern.exec(path);
      return match ? [{ route, params: { ...match.groups } }] : [];
    });
    const found = matches.find(({ route }) => route.method === method);
    if (found) return found;
    if (matches.length > 0) throw new Refusal(405, 'method_unknown', `${method} is not possible here.`);
    throw new Refusal(404, 'not_found', 'There is nothing at this address.');
  };
}

export function createCall(request: IncomingMessage, params: Record<string, string>, query: URLSearchParams): Call {
  const bytes = (max: number) => readBytes(request, max);
  return {
    request,
    params,
    query,
    bytes,
    json: async (schema) => {
      // A page of another origin cannot send this type without asking first, so it cannot act here.
      if (!request.headers['content-type']?.startsWith('application/json')) {
        throw new Refusal(415, 'not_json', 'Send JSON with the content type application/json.');
      }
      const parsed = schema.safeParse(parseJson(await bytes(jsonBytes)));
      if (parsed.success) return parsed.data;
      const issue = parsed.error.issues[0];
      throw new Refusal(422, 'invalid', `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'not valid'}.`);
    },
  };
}

async function readBytes(request: IncomingMessage, max: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > max) throw new Refusal(413, 'too_large', `At most ${max} bytes are accepted here.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'malformed', 'The body is no JSON.');
  }
}

export function send(response: ServerResponse, { status = 200, headers = {}, body, take }: Answer): void {
  if (take) {
    take(response);
    return;
  }
  const empty = body === undefined;
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(empty && status === 200 ? 204 : status, {
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(empty || raw ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...headers,
  });
  response.end(empty ? undefined : raw ? body : JSON.stringify(body));
}

export function refuse(response: ServerResponse, { status, code, message, headers }: Refusal): void {
  send(response, { status, headers, body: { error: code, message } });
}
