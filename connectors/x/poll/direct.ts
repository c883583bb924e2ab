import * as z from 'zod';
import { firstDate } from '#connectors/clean.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Leg } from '#connectors/legs.ts';
import type { Session } from '#connectors/session.ts';
import { writeDelivery } from '../delivery.ts';
import { isNewer } from '../ids.ts';
import { directQuery } from '../names.ts';
import { DirectEvent, Page } from '../shapes.ts';
import { call } from '../tokens.ts';

/** How far the direct messages were read; X gives them newest first and takes no beginning. */
export const Directs = z.object({
  since: z.iso.datetime(),
  newest: z.string().nullable(),
  page: z.object({ token: z.string(), top: z.string() }).nullable(),
  /** They may be asked for seldom: until then they rest, while the rest goes on. */
  restUntil: z.iso.datetime().nullable(),
});
export type Directs = z.output<typeof Directs>;

/** Reads one page of direct messages, down to where they are known. */
export async function readDirects(session: Session, state: Directs): Promise<Leg<Directs>> {
  const now = session.now();
  if (state.restUntil !== null && new Date(state.restUntil) > now) return { deliveries: [], state, more: false };
  const awake = { ...state, restUntil: null };
  try {
    return await readPage(session, awake);
  } catch (error) {
    const until = error instanceof ConnectorError && error.kind === 'rate_limited' ? error.retryAt : undefined;
    if (until === undefined) throw error;
    return { deliveries: [], state: { ...awake, restUntil: until.toISOString() }, more: false };
  }
}

async function readPage(session: Session, state: Directs): Promise<Leg<Directs>> {
  const query = { ...directQuery, ...(state.page && { pagination_token: state.page.token }) };
  const {
    data = [],
    includes,
    meta,
  } = await call(session, { method: 'GET', path: '/2/dm_events', query, reply: Page });
  const isKnown = (entry: unknown) => {
    const event = DirectEvent.safeParse(entry).data;
    if (event === undefined) return false;
    const at = firstDate(event.created_at);
    const isOld = at !== undefined && at < new Date(state.since);
    return isOld || (state.newest !== null && !isNewer(event.id, state.newest));
  };
  const entries = data.filter((entry) => !isKnown(entry));
  const ids = entries.flatMap((entry) => DirectEvent.safeParse(entry).data?.id ?? []);
  const top = ids.reduce((newest, id) => (isNewer(id, newest) ? id : newest), state.page?.top ?? '0');
  const deliveries =
    entries.length === 0 ? [] : [writeDelivery({ kind: 'direct_events', entries: entries.toReversed(), includes })];
  const token = meta?.next_token;
  const goesOn =
    token !== undefined && token !== state.page?.token && entries.length === data.length && data.length > 0;
  if (goesOn) return { deliveries, state: { ...state, page: { token, top } }, more: true };
  const newest = top === '0' ? state.newest : top;
  return { deliveries, state: { ...state, newest, page: null }, more: false };
}
