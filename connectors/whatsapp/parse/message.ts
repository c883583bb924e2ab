import { plain } from '#connectors/clean.ts';
import type { InboundItem, InboundMessage, Profile, Skipped } from '#connectors/inbound.ts';
import { personOf, roomOf } from '../person.ts';
import { Message, type Value } from '../shapes.ts';
import { saidIn } from './said.ts';

export type Us = { externalId: string; handle: string };

/** Something that a customer wrote to this number. */
export function messageItem(message: Message, { contacts }: Value, us: Us): InboundItem | Skipped {
  const { type } = message;
  if (message.group_id) return { reason: 'message of a group' };
  if (type === 'edit' || type === 'revoke') return correction(message);
  const person = writerOf(message, contacts);
  if (!person) return { reason: 'message of nobody', detail: type };
  if (type === 'reaction') return reactionOf(message, person);
  if (type === 'system') {
    const said = saidIn(message)?.text;
    if (!said) return { reason: `system: ${message.system?.type ?? 'unknown'}` };
    return { ...base(message, us, person), text: said, attachments: [], addressed: true, isAutomatic: true };
  }
  const said = saidIn(message) ?? { text: unshown(message), attachments: [] };
  const { referral } = message;
  const ad = referral && [referral.headline, referral.body, referral.source_url].filter(Boolean).join('\n');
  return { ...base(message, us, person), ...said, ...(ad ? { quoted: ad } : {}), addressed: true };
}

/** Something that our own people wrote in the WhatsApp app. */
export function echoItem(message: Message, us: Us): InboundItem | Skipped {
  if (message.type === 'edit' || message.type === 'revoke') return correction(message);
  if (message.type === 'reaction') return { reason: 'reaction' };
  const customer = personOf({ wa_id: message.to, user_id: message.to_user_id });
  if (!customer) return { reason: 'message to nobody', detail: message.type };
  const said = saidIn(message) ?? { text: unshown(message), attachments: [] };
  const author = { externalId: us.externalId, handle: us.handle, name: '' };
  return { ...base(message, us, customer), author, ...said, addressed: false };
}

type Base = Omit<InboundMessage, 'text' | 'attachments' | 'addressed'>;

function base({ id, timestamp, context }: Message, us: Us, person: Profile): Base {
  return {
    kind: 'message',
    externalId: id,
    thread: { externalId: roomOf(us.externalId, person), kind: 'dm', visibility: 'private' },
    author: person,
    visibility: 'private',
    occurredAt: atOf(timestamp),
    ...(context?.id ? { replyTo: context.id } : {}),
    mentions: [],
  };
}

const atOf = (timestamp: string) => new Date(Number(timestamp) * 1000);

function writerOf({ from, from_user_id }: Message, contacts: Value['contacts']): Profile | null {
  const card =
    contacts.find(({ wa_id, user_id }) =>
      from_user_id ? user_id === from_user_id : Boolean(from) && wa_id === from,
    ) ?? (contacts.length === 1 ? contacts[0] : undefined);
  return personOf({
    wa_id: from || card?.wa_id,
    user_id: from_user_id || card?.user_id,
    name: card?.profile?.name,
    username: card?.profile?.username,
  });
}

/** A sign at something of ours; without one it was taken back. */
function reactionOf({ reaction, timestamp }: Message, { externalId: personId }: Profile): InboundItem | Skipped {
  const sign = plain(reaction?.emoji ?? '').trim();
  if (!reaction?.message_id) return { reason: 'unreadable reaction' };
  return {
    ...{ kind: 'reaction', externalId: reaction.message_id, personId },
    ...{ sign: sign === '' ? null : sign, at: atOf(timestamp) },
  };
}

/** A customer changed or took back something that stands already; of a number that the WhatsApp app uses too. */
function correction({ type, timestamp, edit, revoke }: Message): InboundItem | Skipped {
  const externalId = (edit ?? revoke)?.original_message_id;
  if (!externalId) return { reason: `unreadable ${type}` };
  if (type === 'revoke') return { kind: 'delete', externalId, deletedAt: atOf(timestamp), by: 'author' };
  const inner = Message.safeParse({ id: externalId, timestamp, ...(isObject(edit?.message) ? edit.message : {}) }).data;
  const said = inner && saidIn(inner);
  return said
    ? { kind: 'edit', externalId, text: said.text, editedAt: atOf(timestamp) }
    : { reason: 'unreadable edit' };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What the network itself does not hand over still waits for a person, who sees what it was called. */
function unshown({ type, errors }: Message): string {
  return `⚠️ ${errors[0]?.title ?? errors[0]?.message ?? type}`;
}
