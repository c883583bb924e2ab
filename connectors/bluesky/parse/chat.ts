import { firstDate, plain } from '#connectors/clean.ts';
import type { InboundMessage } from '#connectors/inbound.ts';
import { convoPermalink, messageId } from '../at-uri.ts';
import { ConvoView, type LogEntry, MessageView } from '../shapes.ts';
import { tidTime } from '../tid.ts';
import { mentionedDids, writeOutLinks } from './links.ts';
import type { Account, Outcome } from './outcome.ts';
import { profileOf } from './post.ts';

/** One entry of the log of everything that happens in our account's rooms. */
export function parseLogEntry(log: LogEntry, convos: Map<string, ConvoView>, account: Account): Outcome {
  const kind = log.$type.replace('chat.bsky.convo.defs#', '');
  if (kind !== 'logCreateMessage' && kind !== 'logDeleteMessage') return { reason: `unknown kind: ${kind}` };
  const message = MessageView.safeParse(log.message).data;
  if (message === undefined || log.convoId === undefined) return { reason: 'unreadable direct message' };
  if (kind === 'logDeleteMessage') return deletion(message, log, account);
  const convo = convos.get(log.convoId);
  const members = [...(log.relatedProfiles ?? []), ...(convo?.members ?? [])];
  return directMessage(message, { id: log.convoId, members, kind: convo?.kind, status: convo?.status }, account);
}

/** Messages of one room as the network lists them, newest first. */
export function parseConvo(messages: unknown[], room: unknown, account: Account): Outcome[] {
  const convo = ConvoView.safeParse(room).data;
  if (convo === undefined) return [{ reason: 'unreadable conversation' }];
  return messages.toReversed().map((entry) => {
    const message = MessageView.safeParse(entry).data;
    return message === undefined ? { reason: 'unreadable direct message' } : directMessage(message, convo, account);
  });
}

type Room = Pick<ConvoView, 'id' | 'members' | 'kind' | 'status'>;

function directMessage(message: MessageView, room: Room, account: Account): Outcome {
  const externalId = messageId(room.id, message.id);
  // A group is no customer's private room: an answer there would be read by others.
  if (room.kind?.$type.endsWith('#groupConvo')) return { reason: 'message in a group', detail: externalId };
  if (message.text === undefined) return { reason: 'deleted direct message', detail: externalId };
  const { did } = message.sender;
  const author = room.members.find((member) => member.did === did) ?? { did, handle: did };
  const item: InboundMessage = {
    kind: 'message',
    externalId,
    thread: { externalId: room.id, kind: 'dm', visibility: 'private' },
    author: profileOf(author),
    visibility: 'private',
    text: textOf(message),
    occurredAt: firstDate(message.sentAt, tidTime(message.id)) ?? new Date(0),
    mentions: mentionedDids(message.facets),
    attachments: [],
    permalink: convoPermalink(room.id),
    addressed: did !== account.externalId,
    ...(room.status === 'request' && did !== account.externalId && { isRequest: true }),
  };
  return item;
}

/** A post shared in a message has no words of its own; its address is what was said. */
function textOf(message: MessageView): string {
  const text = plain(writeOutLinks(message.text ?? '', message.facets));
  const shared = message.embed?.record?.uri;
  const match = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(shared ?? '');
  if (match === null) return text;
  const link = `https://bsky.app/profile/${match[1]}/post/${match[2]}`;
  return text === '' ? link : `${text}\n${link}`;
}

/** Members delete for themselves only, so this tells what our own account no longer shows. */
function deletion(message: MessageView, log: LogEntry, account: Account): Outcome {
  return {
    kind: 'delete',
    externalId: messageId(log.convoId ?? '', message.id),
    deletedAt: firstDate(tidTime(log.rev ?? ''), message.sentAt) ?? new Date(0),
    by: message.sender.did === account.externalId ? 'author' : 'network',
  };
}
