import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';

/**
 * What we keep of an answer: the network's own JSON, unchanged, wrapped with what kind it is and with
 * the answers that complete it. Elements are judged one by one when parsed, so one odd entry spoils nothing else.
 */
const things = z.array(z.unknown());
const Delivery = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('notifications'),
    page: z.looseObject({ notifications: things }),
    /** The same posts with addresses of their images, from getPosts. */
    posts: things,
    /** The authors with their number of followers, from getProfiles. */
    profiles: things,
  }),
  /** Our own posts; `pds` serves their images. */
  z.object({ kind: z.literal('ownPosts'), page: z.looseObject({ records: things }), pds: z.string() }),
  z.object({ kind: z.literal('chatLog'), page: z.looseObject({ logs: things }), convos: things }),
  z.object({ kind: z.literal('convo'), page: z.looseObject({ messages: things }), convo: z.unknown() }),
  z.object({ kind: z.literal('thread'), page: z.looseObject({ thread: z.unknown() }) }),
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
    throw new ConnectorError('invalid_request', 'This is no Bluesky delivery: it is not JSON.', { cause });
  }
  const outer = z.looseObject({ kind: z.string() }).safeParse(json);
  if (!outer.success) throw new ConnectorError('invalid_request', 'This is no Bluesky delivery: it names no kind.');
  const known = Delivery.options.some((option) => option.shape.kind.value === outer.data.kind);
  if (!known) return { unknownKind: outer.data.kind };
  const parsed = Delivery.safeParse(json);
  if (!parsed.success) {
    throw new ConnectorError('invalid_request', `This is no Bluesky delivery: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
