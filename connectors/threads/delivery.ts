import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { parseJson } from '../graph/json.ts';
import { Id } from '../graph/shapes.ts';

const things = z.array(z.unknown()).catch([]);

/** What Threads posts to us: flat, for one account; `values` is one change or several. */
const Hook = z.looseObject({ target_id: Id, values: z.unknown() });

/** What we read ourselves: the API's own JSON, unchanged, by where it stood. */
const Read = z.object({
  kind: z.literal('threads'),
  account: z.string().min(1),
  /** When it was read; hiding tells no time of its own. */
  readAt: z.iso.datetime(),
  own: things,
  /** Under what is ours. */
  replies: things,
  mentions: things,
  /** What stands in a thread around it. */
  context: things,
  hides: z.array(z.object({ id: z.string().min(1), hidden: z.boolean() })).catch([]),
});
export type Read = z.output<typeof Read>;
export type Delivery = { hook: { targetId: string; values: unknown[] } } | { read: Read };

export const nothing = { own: [], replies: [], mentions: [], context: [], hides: [] };

export const writeRead = (read: Omit<Read, 'kind'>): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ kind: 'threads', ...read } satisfies Read));

/** Throws `invalid_request` on bytes that are no delivery. */
export function readDelivery(body: Uint8Array): Delivery {
  const json = parseJson(body);
  const read = Read.safeParse(json);
  if (read.success) return { read: read.data };
  const hook = Hook.safeParse(json);
  if (!hook.success)
    throw new ConnectorError('invalid_request', 'This is no delivery of Threads.', { cause: hook.error });
  const { target_id: targetId, values } = hook.data;
  return { hook: { targetId, values: Array.isArray(values) ? values : [values] } };
}

/** The accounts that a delivery holds something for. Throws as `readDelivery`. */
export function accountsOf(body: Uint8Array): string[] {
  const delivery = readDelivery(body);
  return ['read' in delivery ? delivery.read.account : delivery.hook.targetId];
}
