import * as z from 'zod';
import { readable } from '../forgiving.ts';
import { ReadAd } from '../graph/ads.ts';
import { type Hook, readHook, things } from '../graph/hook.ts';
import { parseJson } from '../graph/json.ts';
import { network } from './graph.ts';

/** What we read ourselves: the Graph API's own JSON, unchanged, by where it stood. */
const Read = z.object({
  kind: z.literal('instagram'),
  account: z.string().min(1),
  /** Posts of ours. */
  media: things,
  /** Comments under our posts, with the post. */
  comments: z
    .array(z.object({ media: z.string().min(1), permalink: z.string().optional(), comment: z.unknown() }))
    .catch([]),
  /** Posts of others in which we are tagged. */
  tags: things,
  ads: readable(ReadAd),
  /** Posts and comments of others that name us. */
  mentions: things,
  /** Messages with the person of their room, and whether it is one that asks to be let in. */
  messages: z
    .array(z.object({ person: z.string().min(1), message: z.unknown(), isRequest: z.literal(true).optional() }))
    .catch([]),
});
export type Read = z.output<typeof Read>;
export type Delivery = { hook: Hook } | { read: Read };

const nothing = { media: [], comments: [], tags: [], ads: [], mentions: [], messages: [] };

export const writeRead = (read: { account: string } & Partial<Omit<Read, 'kind' | 'account'>>): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ kind: 'instagram', ...nothing, ...read } satisfies Read));

/** Throws `invalid_request` on bytes that are no delivery. */
export function readDelivery(body: Uint8Array): Delivery {
  const json = parseJson(body);
  const read = Read.safeParse(json);
  return read.success ? { read: read.data } : { hook: readHook(json, network) };
}

/** The accounts that a delivery holds something for. Throws as `readDelivery`. */
export function accountsOf(body: Uint8Array): string[] {
  const delivery = readDelivery(body);
  const ids = 'read' in delivery ? [delivery.read.account] : delivery.hook.entries.map(({ id }) => id);
  return [...new Set(ids)];
}
