import * as z from 'zod';
import { ConnectorError, type Polled, type Session } from '../connector.ts';
import { writeDelivery } from './delivery.ts';
import { ChatState, getMessages, pollChat } from './poll/chat.ts';
import { type Leg, pollNotifications, pollOwnPosts } from './poll/posts.ts';
import { Trail } from './poll/trail.ts';
import { call, settingsOf } from './tokens.ts';

const Cursor = z.object({
  since: z.iso.datetime(),
  notifications: Trail,
  own: Trail,
  chat: ChatState.nullable(),
});

const dayMs = 24 * 3600 * 1000;

/**
 * Reads notifications, our own posts and direct messages, each from where it stands. When one of them fails, the
 * others' news is kept and the failed one stays where it was; with no news at all its failure is told.
 */
export async function poll(
  session: Session,
  cursor: string | null,
  options: { backfillDays: number },
): Promise<Polled> {
  const from = cursor === null ? start(session.now(), options.backfillDays) : Cursor.parse(JSON.parse(cursor));
  const hasChat = settingsOf(session).chat !== '';
  const [notifications, own, chat] = await Promise.allSettled([
    pollNotifications(session, from.notifications),
    pollOwnPosts(session, from.own),
    hasChat ? pollChat(session, from.chat, new Date(from.since)) : { deliveries: [], state: null, more: false },
  ]);
  const legs = [notifications, own, chat];
  const deliveries = legs.flatMap((leg) => (leg.status === 'fulfilled' ? leg.value.deliveries : []));
  const failures = legs.flatMap((leg) => (leg.status === 'rejected' ? [leg.reason] : []));
  if (failures.length > 0 && deliveries.length === 0) throw worst(failures);
  const reached: z.infer<typeof Cursor> = {
    since: from.since,
    notifications: stateOf(notifications, from.notifications),
    own: stateOf(own, from.own),
    chat: stateOf(chat, from.chat),
  };
  const more = legs.some((leg) => leg.status === 'fulfilled' && leg.value.more);
  return { deliveries, cursor: JSON.stringify(reached), more };
}

function start(now: Date, backfillDays: number): z.infer<typeof Cursor> {
  const since = new Date(now.getTime() - backfillDays * dayMs).toISOString();
  return { since, notifications: { since, seen: [] }, own: { since, seen: [] }, chat: null };
}

function stateOf<State>(leg: PromiseSettledResult<Leg<State>>, before: State): State {
  return leg.status === 'fulfilled' ? leg.value.state : before;
}

/** What needs a person comes first, then what names a time. */
function worst(failures: unknown[]): unknown {
  const rank = ['auth_expired', 'permission', 'rate_limited'];
  const ranked = (error: unknown) => {
    const place = error instanceof ConnectorError ? rank.indexOf(error.kind) : 0;
    return place === -1 ? rank.length : place;
  };
  return failures.toSorted((a, b) => ranked(a) - ranked(b))[0];
}

const Thread = z.looseObject({ thread: z.unknown() });
const Convo = z.looseObject({ convo: z.unknown() });

/** A public thread from its root down, or the latest messages of a room. */
export async function loadThread(session: Session, threadExternalId: string): Promise<Uint8Array> {
  if (threadExternalId.startsWith('at://')) {
    const params = { uri: threadExternalId, depth: 100, parentHeight: 100 };
    const page = await call(session, { method: 'app.bsky.feed.getPostThread', params, reply: Thread });
    return writeDelivery({ kind: 'thread', page });
  }
  const { convo } = await call(session, {
    method: 'chat.bsky.convo.getConvo',
    params: { convoId: threadExternalId },
    proxy: `${settingsOf(session).chat}#bsky_chat`,
    reply: Convo,
  });
  return writeDelivery({ kind: 'convo', page: await getMessages(session, threadExternalId), convo });
}
