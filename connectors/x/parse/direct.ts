import { firstDate, plain } from '#connectors/clean.ts';
import type { InboundAttachment, InboundMessage, Skipped } from '#connectors/inbound.ts';
import { signedInFile } from '../direct-file.ts';
import { directId, momentOf, roomOf, roomOfTwo } from '../ids.ts';
import type { DirectEvent, Includes, OlderDirect } from '../shapes.ts';
import { attachmentsOf, authorOf } from './media.ts';
import type { Us } from './post.ts';
import { readableText } from './text.ts';

/** A direct message; who comes into a room and goes is none. */
export function directMessage(event: DirectEvent, includes: Includes, us: Us): InboundMessage | Skipped {
  const { id, event_type: type, sender_id: sender } = event;
  if (type !== '' && type !== 'MessageCreate') return { reason: `unknown kind: ${type}`, detail: id };
  const room = event.dm_conversation_id ?? roomAmong(event, us);
  if (sender === undefined || room === undefined) return { reason: 'unreadable direct message', detail: id };
  return messageOf({
    id,
    sender,
    room: roomOf(room),
    text: readableText(event.text, event.entities?.urls ?? []),
    at: firstDate(event.created_at, momentOf(id)),
    attachments: attachmentsOf(event.attachments?.media_keys, includes),
    includes,
    us,
  });
}

/** The same in the form in which webhooks bring it. */
export function olderDirectMessage(event: OlderDirect, includes: Includes, us: Us): InboundMessage | Skipped {
  const { id, type, created_timestamp: at, message_create: created } = event;
  if (type !== 'message_create') return { reason: `unknown kind: ${type || 'direct message event'}`, detail: id };
  const { sender_id: sender, target, message_data: said } = created;
  const media = said.attachment?.media;
  // Its address stands in the text, too.
  const links = [...(said.entities?.urls ?? []), ...(media ? [{ url: media.url, media_key: 'shown' }] : [])];
  return messageOf({
    id,
    sender,
    room: roomOfTwo(sender, target.recipient_id),
    text: readableText(
      said.text,
      links.filter(({ url }) => url !== ''),
    ),
    at: firstDate(/^\d+$/.test(at) ? new Date(Number(at)) : at, momentOf(id)),
    attachments: media ? olderAttachment(media, id) : [],
    includes,
    us,
  });
}

type Media = NonNullable<OlderDirect['message_create']['message_data']['attachment']>['media'];

function olderAttachment({ id_str: key, media_url_https: url }: Media, eventId: string): InboundAttachment[] {
  if (url === undefined || !URL.canParse(url)) return [];
  return [{ externalId: key ?? eventId, kind: 'image', url: signedInFile(url) ?? url }];
}

/** Both of two who are alone. */
function roomAmong({ participant_ids: people }: DirectEvent, us: Us): string | undefined {
  const [other, ...more] = people.filter((id) => id !== us.externalId);
  return other !== undefined && more.length === 0 ? roomOfTwo(other, us.externalId) : undefined;
}

type Read = {
  id: string;
  sender: string;
  room: string;
  text: string;
  at: Date | undefined;
  attachments: InboundAttachment[];
  includes: Includes;
  us: Us;
};

function messageOf({ id, sender, room, text, at, attachments, includes, us }: Read): InboundMessage {
  return {
    kind: 'message',
    externalId: directId(id),
    thread: { externalId: room, kind: 'dm', visibility: 'private' },
    author: authorOf(sender, includes, us),
    visibility: 'private',
    text: plain(text),
    occurredAt: at ?? new Date(Number.NaN),
    mentions: [],
    attachments,
    addressed: sender !== us.externalId,
  };
}
