import { plain } from '#connectors/clean.ts';
import { choicesOf } from '#connectors/graph/choices.ts';
import { fileKindOf, filesOf } from '#connectors/graph/files.ts';
import { momentOf, roomOf } from '#connectors/graph/ids.ts';
import { skipped, told, type Us } from '#connectors/graph/parsed.ts';
import { parseReaction } from '#connectors/graph/reactions.ts';
import { RoomMessage } from '#connectors/graph/rooms.ts';
import type { InboundAttachment, InboundMessage, Parsed } from '#connectors/inbound.ts';
import { Attachment, Messaging } from '../shapes.ts';
import { authorOf, personOf } from './items.ts';

/** Kinds that say nothing to an agent. */
const passedOver = [
  ...['read', 'delivery', 'optin', 'referral', 'pass_thread_control', 'take_thread_control'],
  ...['request_thread_control', 'app_roles', 'policy_enforcement', 'account_linking', 'messaging_feedback'],
];

/** One event of Messenger, whichever app owns the thread. */
export function parseMessaging(json: unknown, us: Us): Parsed {
  const parsed = Messaging.safeParse(json);
  if (!parsed.success) return skipped('unreadable message');
  const { sender, recipient, message, message_edit, postback, reaction, timestamp } = parsed.data;
  const at = momentOf(timestamp);
  if (at === undefined) return skipped('message without its time');
  const personId = sender.id === us.externalId ? recipient.id : sender.id;
  const said = (id: string, text: string, attachments: InboundAttachment[] = []) =>
    privateMessage(us, { id, personId, isOurs: sender.id === us.externalId, name: undefined, text, at, attachments });
  if (message?.is_deleted) return told({ kind: 'delete', externalId: message.mid, deletedAt: at, by: 'author' });
  if (message) {
    const { texts, attachments, choices } = readAttachments(message.mid, message.attachments);
    const unsupported = message.is_unsupported ? ['(Something that Facebook shows only in its own app.)'] : [];
    const text = [message.text, ...texts, ...unsupported].filter(Boolean).join('\n');
    const reply = message.reply_to && { replyTo: message.reply_to.mid };
    const chose = message.quick_reply && message.text ? { chose: plain(message.text) } : {};
    return told({ ...said(message.mid, text, attachments), ...reply, ...choices, ...chose });
  }
  if (message_edit) {
    // An edit is later than its message, also within one millisecond.
    const editedAt = new Date(at.getTime() + 1);
    return told({ kind: 'edit', externalId: message_edit.mid, text: plain(message_edit.text), editedAt });
  }
  if (postback) {
    const chose = plain(postback.title || postback.payload);
    return told({ ...said(postback.mid ?? `postback:${personId}:${at.getTime()}`, chose), ...(chose && { chose }) });
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
  name: string | undefined;
  text: string;
  at: Date;
  attachments: InboundAttachment[];
};

function privateMessage(us: Us, { id, personId, isOurs, name, text, at, attachments }: Private): InboundMessage {
  return {
    kind: 'message',
    externalId: id,
    thread: { externalId: roomOf(us.externalId, personId), kind: 'dm', visibility: 'private' },
    author: isOurs ? authorOf({ id: us.externalId }, us, id) : personOf(personId, name),
    visibility: 'private',
    text: plain(text),
    occurredAt: at,
    mentions: [],
    attachments,
    addressed: !isOurs,
  };
}

/** Files as files; places, links and cards by their words and address. */
function readAttachments(
  mid: string,
  all: readonly unknown[],
): { texts: string[]; attachments: InboundAttachment[]; choices: Pick<InboundMessage, 'choices'> } {
  const readable = all.flatMap((one) => Attachment.safeParse(one).data ?? []);
  const texts: string[] = [];
  const attachments: InboundAttachment[] = [];
  for (const [n, { type, payload, title, url }] of readable.entries()) {
    const kind = fileKindOf(type);
    const address = payload?.url ?? url;
    if (kind && address !== undefined && URL.canParse(address))
      attachments.push({ externalId: `${mid}:${n}`, kind, url: address });
    else texts.push([payload?.text ?? payload?.title ?? title ?? type, address].filter(Boolean).join(' '));
  }
  return { texts, attachments, choices: choicesOf(readable.map(({ payload }) => payload)) };
}

/** A message as the Graph API lists it in its room. */
export function parseRoomMessage(json: unknown, personId: string, us: Us): Parsed {
  const parsed = RoomMessage.safeParse(json);
  const at = momentOf(parsed.data?.created_time);
  if (!parsed.success || at === undefined) return skipped('unreadable message');
  const { id, message, from } = parsed.data;
  const attachments = filesOf(parsed.data);
  const isOurs = from.id === us.externalId;
  return told(privateMessage(us, { id, personId, isOurs, name: from.name, text: message, at, attachments }));
}
