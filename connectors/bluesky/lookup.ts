import * as z from 'zod';
import { firstDate } from '#connectors/clean.ts';
import { ConnectorError } from '../connector-error.ts';
import type { DirectMessage, FoundSent, PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { postCollection, postPermalink, readAtUri, readMessageId } from './at-uri.ts';
import { room, sentMessage } from './direct.ts';
import { getMessages } from './poll/chat.ts';
import { getPosts } from './poll/posts.ts';
import { chosenUri } from './send.ts';
import { MessageView, PostRecord } from './shapes.ts';
import { call, settingsOf } from './tokens.ts';
import { onServerClock, XrpcError } from './xrpc.ts';

const Found = z.looseObject({ uri: z.string(), value: PostRecord });
const Post = z.looseObject({ uri: z.string() });
/** For what is left of the difference between the two clocks. */
const slackMs = 60_000;
const messagePages = 5;

/** Asks what became of a try whose answer was lost. */
export function findSent(
  session: Session,
  verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
  since: Date,
): Promise<FoundSent> {
  return verb === 'reply' ? findReply(session, message.chosenId) : findDirect(session, message as DirectMessage, since);
}

/** Our own server knows its records at once; the AppView would lag. */
async function findReply(session: Session, chosenId: string | undefined): Promise<FoundSent> {
  if (chosenId === undefined) return { state: 'cannot_tell' };
  const uri = chosenUri(session, chosenId);
  const record = await getRecord(session, uri);
  if (record === null) return { state: 'absent' };
  const sentAt = firstDate(record.createdAt) ?? session.now();
  const sent = {
    externalId: uri,
    threadExternalId: record.reply?.root.uri ?? uri,
    sentAt,
    permalink: postPermalink(uri),
  };
  return { state: 'found', sent };
}

/** A direct message has no id of our choosing: the same words from us since then are it. */
async function findDirect(session: Session, message: DirectMessage, since: Date): Promise<FoundSent> {
  const convo = await room(session, message);
  // The room's times are the network's, and a clock of ours that is ahead must not hide what was said.
  const earliest = onServerClock(settingsOf(session).pds, new Date(since.getTime() - slackMs));
  let cursor: string | undefined;
  for (let count = 0; count < messagePages; count++) {
    const page = await getMessages(session, convo.id, cursor);
    for (const entry of page.messages) {
      const said = MessageView.safeParse(entry).data;
      if (said === undefined) continue;
      if (new Date(said.sentAt) < earliest) return { state: 'absent' };
      if (said.sender.did === session.account.externalId && said.text === message.text) {
        return { state: 'found', sent: sentMessage(convo.id, said) };
      }
    }
    if (page.cursor === undefined || page.cursor === cursor) return { state: 'absent' };
    cursor = page.cursor;
  }
  return { state: 'cannot_tell' };
}

/**
 * Which of these posts are gone. What the AppView does not show may only be hidden from us, so each missing one is
 * asked for as a record. Direct messages are deleted for one member only, which the log tells.
 */
export async function findDeleted(session: Session, externalIds: readonly string[]): Promise<string[]> {
  const uris = externalIds.filter((id) => readMessageId(id) === undefined && readAtUri(id) !== null);
  const shown = new Set((await getPosts(session, uris)).flatMap((post) => Post.safeParse(post).data?.uri ?? []));
  const missing = uris.filter((uri) => !shown.has(uri));
  const gone = await Promise.all(missing.map(async (uri) => ((await getRecord(session, uri)) === null ? [uri] : [])));
  return gone.flat();
}

/** Null when there is no such record. */
async function getRecord(session: Session, uri: string): Promise<PostRecord | null> {
  const { repo, rkey } = readAtUri(uri) ?? { repo: '', rkey: '' };
  const params = { repo, collection: postCollection, rkey };
  try {
    return (await call(session, { method: 'com.atproto.repo.getRecord', params, reply: Found })).value;
  } catch (error) {
    // Servers of different age say it by name or only in words.
    const isAbsent =
      error instanceof XrpcError && (error.error === 'RecordNotFound' || /could not locate record/i.test(error.told));
    if (isAbsent || (error instanceof ConnectorError && error.kind === 'gone')) return null;
    throw error;
  }
}
