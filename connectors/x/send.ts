import { ConnectorError } from '../connector-error.ts';
import type { TextLimit } from '../limits.ts';
import { findTooLarge, fits } from '../measure.ts';
import type { DirectMessage, Outbound, PublicReply, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { refuses } from './access.ts';
import { isFilm } from './film.ts';
import { directId, momentOf, permalinkOf, roomOf } from './ids.ts';
import { limitsFor, usualLimits, x } from './limits.ts';
import { uploadAll } from './media.ts';
import { postItems } from './parse/post.ts';
import { readPost } from './reading.ts';
import { Created, Includes, Post, SentDirect } from './shapes.ts';
import { call } from './tokens.ts';

/**
 * Answers a post. It is read first: whether our access lets us answer it is checked once more, and whoever is in the
 * thread and not addressed is left out, whom X would name by itself.
 */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  const { text } = limitsFor(session.settings);
  check(message, text.public, x.images);
  const parent = await readParent(session, message.replyTo.externalId);
  const media = await uploadAll(session, message.attachments, 'tweet');
  const leftOut = parent.named.filter((id) => !keptIn(message, parent, session).has(id));
  const { data } = await call(session, {
    method: 'POST',
    path: '/2/tweets',
    json: {
      ...(message.text !== '' && { text: message.text }),
      reply: {
        in_reply_to_tweet_id: message.replyTo.externalId,
        ...(leftOut.length > 0 && { exclude_reply_user_ids: leftOut }),
      },
      ...(media.length > 0 && { media: { media_ids: media } }),
    },
    reply: Created,
  });
  return sentPost(session, data.id, parent.threadExternalId);
}

/** A direct message, in the room where it was begun or with the person alone. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  const { text } = limitsFor(session.settings);
  check(message, text.private, x.directImages);
  const { to, threadExternalId } = message;
  const media = await uploadAll(session, message.attachments, 'dm');
  const isGroup = threadExternalId !== undefined && !threadExternalId.includes('-');
  const place = isGroup ? encodeURIComponent(threadExternalId) : `with/${encodeURIComponent(to.externalId)}`;
  const { data } = await call(session, {
    method: 'POST',
    path: `/2/dm_conversations/${place}/messages`,
    json: {
      ...(message.text !== '' && { text: message.text }),
      ...(media.length > 0 && { attachments: media.map((id) => ({ media_id: id })) }),
    },
    reply: SentDirect,
  });
  const { dm_event_id: id, dm_conversation_id: room } = data;
  return { externalId: directId(id), threadExternalId: roomOf(room), sentAt: momentOf(id) ?? session.now() };
}

export function sentPost(session: Session, id: string, threadExternalId: string): Sent {
  return { externalId: id, threadExternalId, sentAt: momentOf(id) ?? session.now(), permalink: permalinkOf(id) };
}

type Parent = { threadExternalId: string; authorId: string; named: string[] };

async function readParent(session: Session, id: string): Promise<Parent> {
  const { post, includes } = await readPost(session, id);
  const read = Post.safeParse(post).data;
  const [message] = read ? itemsOf(read, includes, session) : [];
  if (!read || message?.kind !== 'message')
    throw new ConnectorError('transient', 'X answered with something else than the post that is to be answered.');
  const { account, settings } = session;
  const isOurs = read.author_id === account.externalId;
  const asked = { verb: 'reply' as const, accountId: account.externalId, mentions: message.mentions };
  if (!isOurs && refuses(settings, asked) !== null)
    throw new ConnectorError(
      'policy',
      `X lets @${account.handle} answer in public only who named or quoted it; its access allows no more.`,
    );
  const named = [...new Set([read.author_id, ...message.mentions])].filter((one) => one !== account.externalId);
  return { threadExternalId: message.thread.externalId, authorId: read.author_id, named };
}

function itemsOf(post: Post, includes: unknown, { account }: Session) {
  const items = postItems(post, Includes.parse(includes), account);
  return 'reason' in items ? [] : items;
}

/** The author of what is answered is named whatever we ask for. */
function keptIn({ addressees }: PublicReply, { authorId }: Parent, { account }: Session): Set<string> {
  return new Set([authorId, account.externalId, ...addressees.map(({ externalId }) => externalId)]);
}

/** Before anything is asked, so that what cannot fit costs nothing. */
function check({ text, attachments }: Outbound, limit: TextLimit | undefined, images: number): void {
  if (limit && !fits(text, limit))
    throw new ConnectorError('too_long', `X takes texts of ${limit.max} ${limit.unit} here.`);
  if (attachments.length > images)
    throw new ConnectorError('invalid_request', `X takes ${images === 1 ? 'one image' : `${images} images`} here.`);
  if (attachments.length > 1 && attachments.some(isFilm))
    throw new ConnectorError('invalid_request', 'X takes a film alone.');
  const large = findTooLarge(attachments, usualLimits);
  if (large)
    throw new ConnectorError('too_long', `${large.name} is larger than the ${large.maxBytes} bytes that X takes.`);
}
