import { readAd } from '#connectors/graph/ads.ts';
import { type HookEntry, readChange } from '#connectors/graph/hook.ts';
import { momentOf } from '#connectors/graph/ids.ts';
import { joined, skipped, type Us } from '#connectors/graph/parsed.ts';
import { withRequest } from '#connectors/graph/rooms.ts';
import type { Parsed } from '#connectors/inbound.ts';
import { type Read, readDelivery } from '../delivery.ts';
import { parseMessaging, parseRoomMessage } from './messaging.ts';
import { parseComment, parseCommentChange, parseMedia, parseMention, parseMentionChange, parseTag } from './posts.ts';

/** Pure: what a delivery says about one account. Throws `invalid_request` on what is none of Instagram's. */
export function parse(body: Uint8Array, us: Us): Parsed {
  const delivery = readDelivery(body);
  if ('read' in delivery)
    return delivery.read.account === us.externalId ? parseRead(delivery.read, us) : skipped('another account');
  const { object, entries, unreadable } = delivery.hook;
  if (object !== 'instagram') return skipped(`unknown kind: ${object || 'nothing'}`);
  const own = entries.filter(({ id }) => id === us.externalId);
  const broken = Array.from({ length: unreadable }, () => skipped('unreadable entry'));
  return joined([...own.map((entry) => parseEntry(entry, us)), ...broken]);
}

function parseEntry({ time, changes, messaging, standby }: HookEntry, us: Us): Parsed {
  return joined([
    ...changes.map((one) => parseChange(one, us, momentOf(time))),
    ...[...messaging, ...standby].map((one) => parseMessaging(one, us)),
  ]);
}

/** Rooms are told in the flat form too, under the name of what happened. */
const roomFields = [
  'messages',
  'message_edit',
  'message_reactions',
  'messaging_postbacks',
  'messaging_seen',
  'standby',
];

function parseChange(json: unknown, us: Us, sentAt: Date | undefined): Parsed {
  const { field, value } = readChange(json);
  if (field === 'comments' || field === 'live_comments') return parseCommentChange(value, us, sentAt);
  if (field === 'mentions') return parseMentionChange(value);
  if (field !== null && roomFields.includes(field)) return parseMessaging(value, us);
  return skipped(field === null ? 'unreadable change' : `unknown kind: ${field || 'nothing'}`);
}

/** What polling, a thread or the reading of a mention brought. */
function parseRead({ media, comments, tags, ads, mentions, messages }: Read, us: Us): Parsed {
  return joined([
    ...ads.map(readAd),
    ...media.map((one) => parseMedia(one, us)),
    ...tags.map((one) => parseTag(one, us)),
    ...mentions.map((one) => parseMention(one, us)),
    ...comments.map(({ comment, ...post }) => parseComment(comment, post, us)),
    ...messages.map(({ person, message, isRequest }) => withRequest(parseRoomMessage(message, person, us), isRequest)),
  ]);
}
