import * as z from 'zod';
import { ConnectorError } from '../connector.ts';
import { forgiving } from '../forgiving.ts';
import { parseJson } from './graph.ts';
import { Id } from './shapes.ts';

const things = z.array(z.unknown()).catch([]);

/** What Facebook posts to us: an entry for each page, in several forms. */
const Entry = z.looseObject({
  id: Id,
  time: forgiving(z.number()),
  changes: things,
  messaging: things,
  standby: things,
});
const Hook = z.looseObject({ object: z.string(), entry: z.array(z.unknown()) });

/** What we read ourselves: the Graph API's own JSON, unchanged, by where it stood. */
const Read = z.object({
  kind: z.literal('graph'),
  page: z.string().min(1),
  posts: things,
  /** Comments with the post that they stand under. */
  comments: z.array(z.object({ post: z.string().min(1), comment: z.unknown() })).catch([]),
  mentions: things,
  ratings: things,
  /** Messages with the person of their room. */
  messages: z.array(z.object({ person: z.string().min(1), message: z.unknown() })).catch([]),
});
export type Read = z.output<typeof Read>;
export type HookEntry = z.output<typeof Entry>;
export type Delivery = { hook: { object: string; entries: HookEntry[]; unreadable: number } } | { read: Read };

export const writeRead = (read: Omit<Read, 'kind'>): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ kind: 'graph', ...read } satisfies Read));

/** Throws `invalid_request` on bytes that are no delivery. */
export function readDelivery(body: Uint8Array): Delivery {
  const json = parseJson(body);
  const read = Read.safeParse(json);
  if (read.success) return { read: read.data };
  const hook = Hook.safeParse(json);
  if (!hook.success)
    throw new ConnectorError('invalid_request', 'This is no delivery of Facebook.', { cause: hook.error });
  const entries = hook.data.entry.map((one) => Entry.safeParse(one));
  const readable = entries.flatMap(({ data }) => data ?? []);
  return { hook: { object: hook.data.object, entries: readable, unreadable: entries.length - readable.length } };
}

/** The pages that a delivery holds something for. Throws as `readDelivery`. */
export function accountsOf(body: Uint8Array): string[] {
  const delivery = readDelivery(body);
  const ids = 'read' in delivery ? [delivery.read.page] : delivery.hook.entries.map(({ id }) => id);
  return [...new Set(ids)];
}
