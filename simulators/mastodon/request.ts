import type { IncomingMessage } from 'node:http';
import { Refusal } from '#sandbox/network.ts';
import { type Account, getAccount } from './accounts.ts';
import type { Server } from './store.ts';

/** What a request carries in its body, whichever of the three forms it has; lists end in `[]`. */
export type Form = {
  text(name: string): string | null;
  list(name: string): string[];
  file(name: string): { bytes: Uint8Array; mimeType: string } | null;
};

const mostBytes = 20 * 1024 * 1024;

export async function readForm(request: IncomingMessage): Promise<Form> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > mostBytes) throw new Refusal(413, 'too_large', 'Request Entity Too Large');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return formOf([]);
  if (type.startsWith('application/json')) return formOf(entriesOf(parseJson(body)));
  const data = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Refusal(400, 'malformed', 'The body cannot be read');
  });
  const entries = await Promise.all(
    [...data].map(async ([name, value]): Promise<Entry> => {
      if (typeof value === 'string') return [name, value];
      return [name, { bytes: new Uint8Array(await value.arrayBuffer()), mimeType: value.type }];
    }),
  );
  return formOf(entries);
}

type Entry = [string, string | { bytes: Uint8Array; mimeType: string }];

function formOf(entries: readonly Entry[]): Form {
  const texts = (name: string) =>
    entries.flatMap(([key, value]) => (key === name && typeof value === 'string' ? [value] : []));
  return {
    text: (name) => texts(name)[0] ?? null,
    list: (name) => texts(`${name}[]`),
    file: (name) =>
      entries.flatMap(([key, value]) => (key === name && typeof value !== 'string' ? [value] : []))[0] ?? null,
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(400, 'malformed', 'Error occurred while parsing request parameters');
  }
}

function entriesOf(json: unknown): Entry[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]): Entry[] => {
    if (value === null || value === undefined) return [];
    return Array.isArray(value) ? value.map((one) => [`${name}[]`, String(one)]) : [[name, String(value)]];
  });
}

export type Reader = { account: Account; scopes: string[]; token: string };

/** Who speaks, by the token in the header; null without one. Refuses a token that is not known or was taken back. */
export function readerOf(server: Server, request: IncomingMessage): Reader | null {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token === undefined ? null : readerByToken(server, token);
}

export function readerByToken(server: Server, token: string): Reader {
  const row = server.db.get<{ account_id: string; scopes: string; revoked_at: string | null }>(
    'select account_id, scopes, revoked_at from token where token = ?',
    token,
  );
  if (!row) throw new Refusal(401, 'bad_token', 'The access token is invalid');
  if (row.revoked_at !== null) throw new Refusal(401, 'bad_token', 'The access token was revoked');
  return { account: getAccount(server, row.account_id), scopes: row.scopes.split(' '), token };
}

/** `write` covers `write:statuses`; refuses as Mastodon does. */
export function demand(reader: Reader | null, scope: string): Reader {
  if (!reader) throw new Refusal(401, 'bad_token', 'The access token is invalid');
  const isCovered = reader.scopes.includes(scope) || reader.scopes.includes(scope.split(':')[0] ?? '');
  if (!isCovered) throw new Refusal(403, 'scope', 'This action is outside the authorized scopes');
  return reader;
}
