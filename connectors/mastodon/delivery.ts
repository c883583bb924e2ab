import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';

/**
 * What we keep of an answer: the server's own JSON, unchanged, wrapped with what kind it is and with what completes it.
 * Entries are judged one by one when parsed, so one odd entry spoils nothing else.
 */
const things = z.array(z.unknown());
/** The post at the top of the thread, by the id of each status that answers another. */
const roots = z.record(z.string(), z.string());
const Delivery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notifications'), entries: things, roots }),
  /** Ours, or a thread's. */
  z.object({ kind: z.literal('statuses'), entries: things, roots }),
  /** Statuses we knew before: what was edited, and the ids of what is gone. */
  z.object({ kind: z.literal('changes'), entries: things, gone: z.array(z.string().min(1)), at: z.iso.datetime() }),
]);
export type Delivery = z.infer<typeof Delivery>;

export function writeDelivery(delivery: Delivery): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(delivery));
}

/** Throws `invalid_request` on bytes that are no delivery; a kind that this version does not know is named. */
export function readDelivery(body: Uint8Array): Delivery | { unknownKind: string } {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new ConnectorError('invalid_request', 'This is no Mastodon delivery: it is not JSON.', { cause });
  }
  const outer = z.looseObject({ kind: z.string().min(1) }).safeParse(json);
  if (!outer.success) throw new ConnectorError('invalid_request', 'This is no Mastodon delivery: it names no kind.');
  const isKnown = Delivery.options.some((option) => option.shape.kind.value === outer.data.kind);
  if (!isKnown) return { unknownKind: outer.data.kind };
  const parsed = Delivery.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ConnectorError('invalid_request', `This is no Mastodon delivery: ${z.prettifyError(parsed.error)}`);
}
