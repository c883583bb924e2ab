import * as z from 'zod';
import type { Polled } from '#connectors/connector.ts';
import { renewIfDue } from '#connectors/long-lived.ts';
import type { Session } from '#connectors/session.ts';
import { nothing, writeRead } from '../delivery.ts';
import { facts } from '../limits.ts';
import { renew } from '../tokens.ts';
import { readHeadroom } from './headroom.ts';
import { type Found, list, listAnswers, listBelow, listPosts, orNothing } from './lists.ts';

const dayMs = 86_400_000;
/** What was written so long before the newest may still appear after it. */
const overlapMs = 2 * 60_000;
const mostRemembered = 500;

/** From when on, in ms, what of it was seen already, and which replies were hidden. */
const Cursor = z.object({ since: z.number(), seen: z.array(z.string()), hidden: z.array(z.string()) });
type Cursor = z.output<typeof Cursor>;

/**
 * Reads what we published, who named us, and what stands under our posts and answers of late. Threads lists by moments
 * that are exact to the second, so a poll begins a little before the end of the last and leaves out what that one had.
 */
export async function poll(
  session: Session,
  cursor: string | null,
  { backfillDays }: { backfillDays: number },
): Promise<Polled> {
  await renewIfDue(session, renew);
  const now = session.now();
  const before = readCursor(cursor) ?? { since: now.getTime() - backfillDays * dayMs, seen: [], hidden: [] };
  const posts = await listPosts(session, before.since);
  const answers = await listAnswers(session, before.since);
  const mentions = await orNothing(list(session, '/me/mentions', before.since));
  const replies: Found[] = [];
  for (const one of watched(posts, answers, now)) replies.push(...(await listBelow(one, session, before.since)));
  await session.noteHeadroom?.(await readHeadroom(session));

  const known = new Set(before.seen);
  const fresh = (found: readonly Found[]) =>
    found.filter(({ id, at }) => at >= before.since && !known.has(id)).toSorted((a, b) => a.at - b.at);
  const hides = changesOf(before.hidden, replies);
  const read = {
    own: fresh([...posts, ...answers]),
    mentions: fresh(mentions),
    // Our own answers stand there too, and so does who names us in one.
    replies: fresh(replies).filter(({ id }) => ![...answers, ...mentions].some((one) => one.id === id)),
  };
  const isEmpty = Object.values(read).every((found) => found.length === 0) && hides.length === 0;
  const delivery = writeRead({
    ...{ ...nothing, account: session.account.externalId, readAt: now.toISOString(), hides },
    own: read.own.map(({ json }) => json),
    mentions: read.mentions.map(({ json }) => json),
    replies: read.replies.map(({ json }) => json),
  });
  const next = nextCursor(before, [...posts, ...answers, ...mentions, ...replies], hides);
  return { deliveries: isEmpty ? [] : [delivery], cursor: JSON.stringify(next), more: false };
}

/** Where somebody may answer: our latest posts that have replies, and our answers in threads that are not among them. */
function watched(posts: readonly Found[], answers: readonly Found[], now: Date): Found[] {
  const isOfLate = ({ at, post }: Found) =>
    post.has_replies === true && at >= now.getTime() - facts.watchedDays * dayMs;
  const roots = posts.filter(isOfLate);
  const elsewhere = answers.filter((one) => isOfLate(one) && !roots.some((root) => root.id === one.post.root_post?.id));
  return [...roots, ...elsewhere].toSorted((a, b) => b.at - a.at).slice(0, facts.watchedPosts);
}

type Hide = { id: string; hidden: boolean };

/** Replies that were hidden or shown again since, here or in the app. */
function changesOf(before: readonly string[], replies: readonly Found[]): Hide[] {
  return replies
    .map(({ id, post }) => ({ id, hidden: post.hide_status === 'HIDDEN' }))
    .filter(({ id, hidden }) => hidden !== before.includes(id));
}

function nextCursor(before: Cursor, all: readonly Found[], hides: readonly Hide[]): Cursor {
  const newest = all.reduce((latest, { at }) => Math.max(latest, at), 0);
  const since = Math.max(before.since, newest - overlapMs);
  const seen = all
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => b.at - a.at)
    .map(({ id }) => id);
  const shown = hides.filter(({ hidden }) => !hidden).map(({ id }) => id);
  const hidden = [...hides.filter((one) => one.hidden).map(({ id }) => id), ...before.hidden];
  return {
    since,
    seen: [...new Set(seen)].slice(0, mostRemembered),
    hidden: hidden.filter((id) => !shown.includes(id)).slice(0, mostRemembered),
  };
}

function readCursor(cursor: string | null): Cursor | null {
  try {
    return cursor === null ? null : Cursor.parse(JSON.parse(cursor));
  } catch {
    return null;
  }
}
