import * as z from 'zod';
import type { Polled } from '#connectors/connector.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import { gatherLegs, type Leg, stateOf } from '#connectors/legs.ts';
import type { Session } from '#connectors/session.ts';
import { writeDelivery } from '../delivery.ts';
import { Notification } from '../shapes.ts';
import { Feed, type Read, readFeed } from './feed.ts';
import { rootsOf } from './roots.ts';
import { lookAgain, Watch, watchAlso } from './watch.ts';

/** Some servers refuse a list of kinds in which there is one that they do not know; they are asked for mentions alone. */
const Kinds = z.enum(['all', 'mentions']).default('all');
type Kinds = z.infer<typeof Kinds>;
const Cursor = z.object({ notifications: Feed, kinds: Kinds, own: Feed, watch: Watch });
type Cursor = z.infer<typeof Cursor>;

const dayMs = 24 * 3600 * 1000;
/** Each that answers something may cost a call more, so a page is no larger. */
const pageSize = 40;
const wantedTypes = { all: ['mention', 'quote', 'update', 'quoted_update'], mentions: ['mention'] };

/**
 * Reads what was said to us, what our account said, and what was edited or deleted, each from where it stands. When one
 * of them fails, the others' news is kept and the failed one stays where it was; with no news at all its failure is told.
 */
export async function poll(
  session: Session,
  cursor: string | null,
  options: { backfillDays: number },
): Promise<Polled> {
  const from = cursor === null ? start(session.now(), options.backfillDays) : Cursor.parse(JSON.parse(cursor));
  const heardBefore = { feed: from.notifications, kinds: from.kinds, watch: from.watch };
  const [heard, own] = await Promise.allSettled([pollNotifications(session, heardBefore), pollOwn(session, from.own)]);
  const isReadingBack = heard.status === 'fulfilled' && heard.value.more;
  const watching = isReadingBack ? from.watch : stateOf(heard, heardBefore).watch;
  const [changed] = await Promise.allSettled([isReadingBack ? noChanges(watching) : pollChanges(session, watching)]);
  const legs = [heard, own, changed];
  const { deliveries, more } = gatherLegs(legs);
  const { feed, kinds, watch } = stateOf(heard, heardBefore);
  const reached: Cursor = {
    notifications: feed,
    kinds,
    own: stateOf(own, from.own),
    watch: isReadingBack ? watch : stateOf(changed, watch),
  };
  return { deliveries, cursor: JSON.stringify(reached), more };
}

function start(now: Date, backfillDays: number): Cursor {
  const since = new Date(now.getTime() - backfillDays * dayMs).toISOString();
  const feed = { since, newest: null, below: null };
  return { notifications: feed, kinds: 'all', own: feed, watch: { statuses: [], turn: null } };
}

type Heard = { feed: Feed; kinds: Kinds; watch: Watch };

/** What others said to us, also what the account's own filter holds back from its app. */
async function pollNotifications(session: Session, { feed, kinds, watch }: Heard): Promise<Leg<Heard>> {
  const query = new URLSearchParams({ limit: String(pageSize), include_filtered: 'true' });
  for (const type of wantedTypes[kinds]) query.append('types[]', type);
  let read: Read;
  try {
    read = await readFeed(session, '/api/v1/notifications', query, feed);
  } catch (error) {
    const isPicky = kinds === 'all' && error instanceof ConnectorError && error.kind === 'invalid_request';
    if (!isPicky) throw error;
    return pollNotifications(session, { feed, kinds: 'mentions', watch });
  }
  const { entries, state, more } = read;
  const statuses = entries.map((entry) => Notification.safeParse(entry).data?.status);
  const roots = await rootsOf(session, statuses);
  const deliveries = entries.length === 0 ? [] : [writeDelivery({ kind: 'notifications', entries, roots })];
  // Further pages of the back-fill are older than what is watched already.
  const watched = feed.below === null ? watchAlso(watch, statuses) : watch;
  return { deliveries, state: { feed: state, kinds, watch: watched }, more };
}

/** What our account posted, with or without Earshot. */
async function pollOwn(session: Session, feed: Feed): Promise<Leg<Feed>> {
  const query = new URLSearchParams({ limit: String(pageSize), exclude_reblogs: 'true' });
  const path = `/api/v1/accounts/${encodeURIComponent(session.account.externalId)}/statuses`;
  const { entries, state, more } = await readFeed(session, path, query, feed);
  if (entries.length === 0) return { deliveries: [], state, more };
  const roots = await rootsOf(session, entries);
  return { deliveries: [writeDelivery({ kind: 'statuses', entries: entries.toReversed(), roots })], state, more };
}

async function pollChanges(session: Session, watch: Watch): Promise<Leg<Watch>> {
  const { entries, gone, state } = await lookAgain(session, watch);
  if (entries.length === 0 && gone.length === 0) return { deliveries: [], state, more: false };
  const at = session.now().toISOString();
  return { deliveries: [writeDelivery({ kind: 'changes', entries, gone, at })], state, more: false };
}

const noChanges = (state: Watch): Leg<Watch> => ({ deliveries: [], state, more: false });
