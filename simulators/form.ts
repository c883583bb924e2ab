import type { IncomingMessage } from 'node:http';
import { Refusal } from '#sandbox/network.ts';

/** What a request carries in its body, whichever of the three forms it has; lists end in `[]`. */
export type Form = {
  text(name: string): string | null;
  list(name: string): string[];
  file(name: string): { bytes: Uint8Array; mimeType: string } | null;
};

/** A little more than the largest file that any of the networks takes in a form. */
const mostBytes = 26 * 1024 * 1024;

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
