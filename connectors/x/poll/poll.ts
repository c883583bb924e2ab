import * as z from 'zod';
import type { Polled } from '#connectors/connector.ts';
import { gatherLegs, stateOf } from '#connectors/legs.ts';
import type { Session } from '#connectors/session.ts';
import { Directs, readDirects } from './direct.ts';
import { Feed, readFeed } from './feed.ts';

const Cursor = z.object({ mentions: Feed, own: Feed, directs: Directs });
type Cursor = z.output<typeof Cursor>;

const dayMs = 24 * 3600 * 1000;

/**
 * Reads who named us, what our account said, and the direct messages, each from where it stands. When one of them fails,
 * the others' news is kept and the failed one stays where it was.
 */
export async function poll(
  session: Session,
  cursor: string | null,
  options: { backfillDays: number },
): Promise<Polled> {
  const from = cursor === null ? start(session.now(), options.backfillDays) : Cursor.parse(JSON.parse(cursor));
  const account = `/2/users/${encodeURIComponent(session.account.externalId)}`;
  const [mentions, own, directs] = await Promise.allSettled([
    readFeed(session, `${account}/mentions`, {}, from.mentions),
    readFeed(session, `${account}/tweets`, { exclude: 'retweets' }, from.own),
    readDirects(session, from.directs),
  ]);
  const { deliveries, more } = gatherLegs([mentions, own, directs]);
  const reached: Cursor = {
    mentions: stateOf(mentions, from.mentions),
    own: stateOf(own, from.own),
    directs: stateOf(directs, from.directs),
  };
  return { deliveries, cursor: JSON.stringify(reached), more };
}

function start(now: Date, backfillDays: number): Cursor {
  const since = new Date(now.getTime() - backfillDays * dayMs).toISOString();
  const feed = { since, newest: null, page: null };
  return { mentions: feed, own: feed, directs: { ...feed, restUntil: null } };
}
