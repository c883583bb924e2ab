import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { readJson } from './json.ts';

const things = z.array(z.unknown());
/** What we keep of X's answers, its own JSON under a kind; entries are judged one by one when they are parsed. */
const Kept = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('posts'), entries: things, includes: z.unknown().optional() }),
  z.object({ kind: z.literal('direct_events'), entries: things, includes: z.unknown().optional() }),
]);
export type Kept = z.output<typeof Kept>;

/** A delivery of the Activity API. */
const Activity = z.looseObject({
  data: z.looseObject({
    event_type: z.string().min(1),
    filter: z.looseObject({ user_id: z.string().min(1) }),
    payload: z.unknown(),
  }),
  includes: z.unknown().optional(),
});
export type Activity = z.output<typeof Activity>;

/** A delivery of the Account Activity API before it, which still comes. */
const Older = z.looseObject({ for_user_id: z.string().min(1) });
export type Older = z.output<typeof Older>;

export type Delivery =
  | { is: 'kept'; kept: Kept }
  | { is: 'activity'; activity: Activity }
  | { is: 'older'; older: Older }
  | { is: 'unknown'; kind: string };

export function writeDelivery(kept: Kept): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(kept));
}

/** Throws `invalid_request` on bytes that are no delivery; a kind that this version does not know is named. */
export function readDelivery(body: Uint8Array): Delivery {
  const json = parsed(body);
  const activity = Activity.safeParse(json);
  if (activity.success) return { is: 'activity', activity: activity.data };
  const older = Older.safeParse(json);
  if (older.success) return { is: 'older', older: older.data };
  const outer = z.looseObject({ kind: z.string().min(1) }).safeParse(json);
  if (!outer.success)
    throw new ConnectorError('invalid_request', 'This is no X delivery: it names neither kind nor event.');
  const isKnown = Kept.options.some((option) => option.shape.kind.value === outer.data.kind);
  if (!isKnown) return { is: 'unknown', kind: outer.data.kind };
  const kept = Kept.safeParse(json);
  if (kept.success) return { is: 'kept', kept: kept.data };
  throw new ConnectorError('invalid_request', `This is no X delivery: ${z.prettifyError(kept.error)}`);
}

function parsed(body: Uint8Array): unknown {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new ConnectorError('invalid_request', 'This is no X delivery: it is not JSON.', { cause });
  }
}
