import { plain } from '#connectors/clean.ts';
import { choicesOf } from '#connectors/graph/choices.ts';
import { fileKindOf, filesOf } from '#connectors/graph/files.ts';
import { momentOf, roomOf } from '#connectors/graph/ids.ts';
import { skipped, told, type Us } from '#connectors/graph/parsed.ts';
import { parseReaction } from '#connectors/graph/reactions.ts';
import { RoomMessage } from '#connectors/graph/rooms.ts';
import type { InboundAttachment, InboundMessage, Parsed } from '#connectors/inbound.ts';
import { isUs } from '../ids.ts';
import { facts } from '../limits.ts';
import { Attachment, Messaging, Storied, type Story } from '../shapes.ts';
import { authorOf } from './items.ts';

/** Kinds that say nothing to an agent. */
const passedOver = ['read', 'referral', 'optin', 'pass_thread_control', 'take_thread_control'];

/** One event of a room, whichever app owns it. */
export function parseMessaging(json: unknown, us: Us): Parsed {
  const parsed = Messaging.safeParse(json);
  if (!parsed.success) return skipped('unreadable message');
  const { sender, recipient, message, message_edit, postback, reaction, timestamp } = parsed.data;
  const at = momentOf(timestamp);
  if (at === undefined) return skipped('message without its time');
  const isOurs = sender.id === us.externalId || message?.is_echo === true;
  const room = { personId: isOurs ? recipient.id : sender.id, isOurs, username: undefined, at };
  if (message?.is_deleted) return told({ kind: 'delete', externalId: message.mid, deletedAt: at, by: 'author' });
  if (message) {
    const { texts, attachments, isMention, choices } = readAttachments(message.mid, message.attachments);
    const unsupported = message.is_unsupported ? ['(Something that Instagram shows only in its own app.)'] : [];
    const { mid, story } = message.reply_to ?? {};
    const item = privateMessage(us, {
      ...{ ...room, id: message.mid, attachments, replyTo: mid },
      text: [message.text, ...texts, ...unsupported].filter(Boolean).join('\n'),
      about: isMention ? 'mention' : story && { story },
    });
    return told({ ...item, ...choices, ...(message.quick_reply && message.text && { chose: plain(message.text) }) });
  }
  if (message_edit) {
    // An edit is later than its message, also within one millisecond.
    const editedAt = new Date(at.getTime() + 1);
    return told({ kind: 'edit', externalId: message_edit.mid, text: plain(message_edit.text), editedAt });
  }
  if (postback) {
    const id = postback.mid ?? `postback:${room.personId}:${at.getTime()}`;
    const chose = plain(postback.title || postback.payload);
    return told({ ...privateMessage(us, { ...room, id, text: chose, attachments: [] }), ...(chose && { chose }) });
  }
  if (reaction) return parseReaction(reaction, sender.id, at);
  const kind = Object.keys(parsed.data).find((key) => !['sender', 'recipient', 'timestamp'].includes(key));
  return skipped(
    kind !== undefined && passedOver.includes(kind)
      ? kind.replaceAll('_', ' ')
      : `unknown kind: messaging.${kind ?? 'nothing'}`,
  );
}

type Private = {
  id: string;
  personId: string;
  isOurs: boolean;
  username: string | undefined;
  text: string;
  at: Date;
  attachments: InboundAttachment[];
  replyTo?: string | undefined;
  /** They named us in a story of theirs, or answer one of ours. */
  about?: 'mention' | { story: Story } | undefined;
};

function privateMessage(us: Us, one: Private): InboundMessage {
  const { id, personId, isOurs, username, text, at, attachments, replyTo, about } = one;
  return {
    kind: 'message',
    externalId: id,
    thread: { externalId: roomOf(us.externalId, personId), kind: 'dm', visibility: 'private' },
    author: authorOf(isOurs ? { id: us.externalId } : { id: personId, username }, us, id),
    visibility: 'private',
    text: plain([text, storyWords(about)].filter(Boolean).join('\n')),
    occurredAt: at,
    mentions: about === 'mention' ? [us.externalId] : [],
    attachments,
    addressed: !isOurs,
    ...(replyTo !== undefined && { replyTo }),
    ...(about && storyFacts(about, us, at)),
  };
}

/** Instagram shows the story beside it; here words stand in for it. */
const storyWords = (about: Private['about']): string =>
  about === undefined ? '' : about === 'mention' ? '(Named you in a story.)' : '(To a story of yours.)';

/** A story goes a day after it was put there; of one of ours only that it stood when it was answered is told. */
function storyFacts(about: 'mention' | { story: Story }, { handle }: Us, at: Date): Partial<InboundMessage> {
  const expiresAt = new Date(at.getTime() + facts.storyMs);
  if (about === 'mention') return { subject: `Story @${handle}`, expiresAt };
  const { id } = about.story;
  const permalink =
    id &&
    `https://www.instagram.com/stories/${encodeURIComponent(handle.toWellFormed())}/${encodeURIComponent(id.toWellFormed())}/`;
  return { subject: 'Story', expiresAt, ...(permalink && { permalink }) };
}

type Attached = {
  texts: string[];
  attachments: InboundAttachment[];
  isMention: boolean;
  choices: Pick<InboundMessage, 'choices'>;
};

/** Files as files; shared posts by their words and address; what is seen once has no address. */
function readAttachments(mid: string, all: readonly unknown[]): Attached {
  const readable = all.flatMap((one) => Attachment.safeParse(one).data ?? []);
  const choices = choicesOf(readable.map(({ payload }) => payload));
  const attached: Attached = { texts: [], attachments: [], isMention: false, choices };
  for (const [n, { type, payload }] of readable.entries()) {
    const address = payload?.url;
    const isMention = type === 'story_mention';
    const kind = isMention ? 'image' : fileKindOf(type);
    attached.isMention ||= isMention;
    if (kind && address !== undefined && URL.canParse(address))
      attached.attachments.push({ externalId: `${mid}:${n}`, kind, url: address });
    else if (!isMention)
      attached.texts.push([payload?.text ?? payload?.title ?? wordOf(type), address].filter(Boolean).join(' '));
  }
  return attached;
}

const wordOf = (type: string): string =>
  type === 'ephemeral'
    ? '(A picture or film that can be seen once, in Instagram’s own app.)'
    : type.replaceAll('_', ' ');

/** A message as the Graph API lists it in its room. */
export function parseRoomMessage(json: unknown, personId: string, us: Us): Parsed {
  const parsed = RoomMessage.safeParse(json);
  const at = momentOf(parsed.data?.created_time);
  if (!parsed.success || at === undefined) return skipped('unreadable message');
  const { id, message: text, from } = parsed.data;
  const { mention, reply_to } = Storied.safeParse(json).data?.story ?? {};
  const link = mention?.link ?? mention?.url;
  const pictures: InboundAttachment[] =
    link !== undefined && URL.canParse(link) ? [{ externalId: `${id}:0`, kind: 'image', url: link }] : [];
  return told(
    privateMessage(us, {
      ...{ id, personId, isOurs: isUs(from, us), username: from.username, text, at },
      attachments: [...pictures, ...filesOf(parsed.data)],
      about: mention ? 'mention' : reply_to && { story: reply_to },
    }),
  );
}
