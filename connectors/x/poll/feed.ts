import * as z from 'zod';
import type { Leg } from '#connectors/legs.ts';
import type { Session } from '#connectors/session.ts';
import { writeDelivery } from '../delivery.ts';
import { isNewer } from '../ids.ts';
import { x } from '../limits.ts';
import { readPosts } from '../reading.ts';

/** How far a list of posts was read, which X gives newest first. */
export const Feed = z.object({
  /** Nothing older is read: the beginning of the back-fill. */
  since: z.iso.datetime(),
  /** Id of the newest post up to which everything is read; null before the back-fill is done. */
  newest: z.string().nullable(),
  /** While pages are read downwards: the next one, and the newest id of those read. */
  page: z.object({ token: z.string(), top: z.string() }).nullable(),
});
export type Feed = z.output<typeof Feed>;

/** Reads one page of what came after the newest that is known; at first of what came since the back-fill begins. */
export async function readFeed(
  session: Session,
  path: string,
  query: Record<string, string>,
  state: Feed,
): Promise<Leg<Feed>> {
  const from: Record<string, string> =
    state.newest === null ? { start_time: inSeconds(state.since) } : { since_id: state.newest };
  const {
    data: entries = [],
    includes,
    meta,
  } = await readPosts(session, path, {
    ...query,
    ...from,
    max_results: String(x.pageSize),
    ...(state.page && { pagination_token: state.page.token }),
  });
  const ids = entries.flatMap((entry) => Entry.safeParse(entry).data?.id ?? []);
  const top = ids.reduce((newest, id) => (isNewer(id, newest) ? id : newest), state.page?.top ?? '0');
  const token = meta?.next_token;
  const deliveries =
    entries.length === 0 ? [] : [writeDelivery({ kind: 'posts', entries: entries.toReversed(), includes })];
  // A page that leads to itself would be read for ever.
  if (token !== undefined && token !== state.page?.token)
    return { deliveries, state: { ...state, page: { token, top } }, more: true };
  const newest = top === '0' ? state.newest : top;
  return { deliveries, state: { ...state, newest, page: null }, more: false };
}

const Entry = z.looseObject({ id: z.string() });

/** X takes no fractions of a second. */
export const inSeconds = (at: string): string => at.replace(/\.\d+Z$/, 'Z');
