import * as z from 'zod';
import type { Polled, ThreadAsked, ThreadRead } from '../connector.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
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

/** The AppView leaves out what is deep or plenty, so the branch that matters is asked for by itself. */
const around = { depth: 20, parentHeight: 200 };
const whole = { depth: 100, parentHeight: 0 };

/** A public thread from its root down, or the latest messages of a room. Bluesky gives no further pages of it. */
export async function loadThread(session: Session, asked: ThreadAsked): Promise<ThreadRead> {
  if (asked.externalId.startsWith('at://')) {
    const branch = asked.around !== null && asked.around !== asked.externalId ? asked.around : null;
    const pages = await Promise.all([
      ...(branch === null ? [] : [readThread(session, branch, around).catch(nothingWhereGone)]),
      readThread(session, asked.externalId, whole),
    ]);
    return { bodies: pages.filter((page) => page !== null), next: null };
  }
  const { convo } = await call(session, {
    method: 'chat.bsky.convo.getConvo',
    params: { convoId: asked.externalId },
    proxy: `${settingsOf(session).chat}#bsky_chat`,
    reply: Convo,
  });
  const page = await getMessages(session, asked.externalId);
  return { bodies: [writeDelivery({ kind: 'convo', page, convo })], next: null };
}

/** What was just written the AppView may not know yet, and what was deleted it knows no more: the rest is shown. */
function nothingWhereGone(error: unknown): null {
  if (error instanceof ConnectorError && error.kind === 'gone') return null;
  throw error;
}

async function readThread(session: Session, uri: string, reach: typeof whole): Promise<Uint8Array> {
  const method = 'app.bsky.feed.getPostThread';
  return writeDelivery({
    kind: 'thread',
    page: await call(session, { method, params: { uri, ...reach }, reply: Thread }),
  });
}
