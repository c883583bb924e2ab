import * as z from 'zod';
import { readable } from '../forgiving.ts';
import { ReadAd } from '../graph/ads.ts';
import { type Hook, readHook, things } from '../graph/hook.ts';
import { parseJson } from '../graph/json.ts';
import { network } from './graph.ts';

/** What we read ourselves: the Graph API's own JSON, unchanged, by where it stood. */
const Read = z.object({
  kind: z.literal('graph'),
  page: z.string().min(1),
  posts: things,
  /** Comments with the post that they stand under. */
  comments: z.array(z.object({ post: z.string().min(1), comment: z.unknown() })).catch([]),
  mentions: things,
  ratings: things,
  ads: readable(ReadAd),
  /** Messages with the person of their room, and whether it is one that asks to be let in. */
  messages: z
    .array(z.object({ person: z.string().min(1), message: z.unknown(), isRequest: z.literal(true).optional() }))
    .catch([]),
});
export type Read = z.output<typeof Read>;
export type Delivery = { hook: Hook } | { read: Read };

export const writeRead = (read: Omit<Read, 'kind'>): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ kind: 'graph', ...read } satisfies Read));

/** Throws `invalid_request` on bytes that are no delivery. */
export function readDelivery(body: Uint8Array): Delivery {
  const json = parseJson(body);
  const read = Read.safeParse(json);
  return read.success ? { read: read.data } : { hook: readHook(json, network) };
}

/** The pages that a delivery holds something for. Throws as `readDelivery`. */
export function accountsOf(body: Uint8Array): string[] {
  const delivery = readDelivery(body);
  const ids = 'read' in delivery ? [delivery.read.page] : delivery.hook.entries.map(({ id }) => id);
  return [...new Set(ids)];
}
