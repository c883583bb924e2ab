import { firstDate } from '../clean.ts';
import type { DirectMessage, FoundSent, PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { directId, momentOf, roomOf } from './ids.ts';
import { x } from './limits.ts';
import { directQuery } from './names.ts';
import { textOf } from './parse/post.ts';
import { readableText } from './parse/text.ts';
import { inSeconds } from './poll/feed.ts';
import { readPosts } from './reading.ts';
import { sentPost } from './send.ts';
import { DirectEvent, Page, Post } from './shapes.ts';
import { call } from './tokens.ts';

/** For what may be between the two clocks. */
const slackMs = 60_000;
const mostPages = 5;

/**
 * Asks what became of a try whose answer was lost: X keeps no key of ours, so what we said since then in the same place
 * with the same words is it.
 */
export async function findSent(
  session: Session,
  _verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
  since: Date,
): Promise<FoundSent> {
  const earliest = new Date(since.getTime() - slackMs);
  return 'replyTo' in message ? findReply(session, message, earliest) : findDirect(session, message, earliest);
}

async function findReply(session: Session, message: PublicReply, earliest: Date): Promise<FoundSent> {
  const path = `/2/users/${encodeURIComponent(session.account.externalId)}/tweets`;
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { data = [], meta } = await readPosts(session, path, {
      exclude: 'retweets',
      start_time: inSeconds(earliest.toISOString()),
      max_results: String(x.pageSize),
      ...(token && { pagination_token: token }),
    });
    const posts = data.flatMap((entry) => Post.safeParse(entry).data ?? []);
    if (data.length > 0 && posts.length === 0) return { state: 'cannot_tell' };
    const it = posts.find((post) => isIt(post, message));
    if (it)
      return { state: 'found', sent: sentPost(session, it.id, it.conversation_id ?? message.replyTo.threadExternalId) };
    token = meta?.next_token;
    if (token === undefined) return { state: 'absent' };
  }
  return { state: 'cannot_tell' };
}

function isIt(post: Post, { text, attachments, replyTo }: PublicReply): boolean {
  const answered = post.referenced_posts.find(({ type }) => type === 'replied_to')?.id;
  const images = post.attachments?.media_keys.length ?? 0;
  return (
    answered === replyTo.externalId && images === attachments.length && comparable(textOf(post)) === comparable(text)
  );
}

async function findDirect(
  session: Session,
  { to, text, threadExternalId }: DirectMessage,
  earliest: Date,
): Promise<FoundSent> {
  const isGroup = threadExternalId !== undefined && !threadExternalId.includes('-');
  const place = isGroup ? encodeURIComponent(threadExternalId) : `with/${encodeURIComponent(to.externalId)}`;
  const path = `/2/dm_conversations/${place}/dm_events`;
  const { data = [], meta } = await call(session, { method: 'GET', path, query: directQuery, reply: Page });
  const events = data.flatMap((entry) => DirectEvent.safeParse(entry).data ?? []);
  if (data.length > 0 && events.length === 0) return { state: 'cannot_tell' };
  const timeOf = (event: DirectEvent) => firstDate(event.created_at, momentOf(event.id));
  const isLate = (event: DirectEvent) => (timeOf(event) ?? earliest) >= earliest;
  const it = events.find(
    (event) =>
      event.sender_id === session.account.externalId &&
      isLate(event) &&
      comparable(readableText(event.text, event.entities?.urls ?? [])) === comparable(text),
  );
  if (it) {
    const room = roomOf(it.dm_conversation_id ?? threadExternalId ?? '');
    return {
      state: 'found',
      sent: { externalId: directId(it.id), threadExternalId: room, sentAt: timeOf(it) ?? session.now() },
    };
  }
  const isWhole = meta?.next_token === undefined || events.some((event) => !isLate(event));
  return { state: isWhole ? 'absent' : 'cannot_tell' };
}

/** As texts come back: white space folded, addresses without what X adds to them. */
function comparable(text: string): string {
  const bare = text
    .normalize('NFC')
    .replace(/https?:\/\//giu, '')
    .replace(/\/(?=\s|$)/gu, '');
  return bare.replace(/\s+/gu, ' ').trim();
}
