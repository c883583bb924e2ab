import * as z from 'zod';
import type { Answer, Call } from '#sandbox/router.ts';
import { tokenOf } from '../access.ts';
import { QuickReplies, Template } from '../offers.ts';
import { edge } from '../pages/json.ts';
import { graphTime, refuse, type Server } from '../store.ts';
import { accountOf } from './api.ts';
import { messageJson } from './json.ts';
import { findComment } from './media.ts';
import { instagramNumbers } from './numbers.ts';
import { type Account, findPerson } from './people.ts';
import { type Attachment, getMessage, type Message, react, replyPrivately, send } from './rooms.ts';

const scope = 'instagram_manage_messages';

const File = z.object({
  type: z.enum(['image', 'video', 'audio', 'file']),
  payload: z.object({ url: z.string().optional(), attachment_id: z.string().optional() }),
});
const Recipient = z.union([z.object({ id: z.string() }), z.object({ comment_id: z.string() })]);
const Body = z.object({
  recipient: Recipient,
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']).default('RESPONSE'),
  tag: z.string().optional(),
  message: z.object({
    text: z.string().optional(),
    attachment: z.union([File, z.object({ type: z.literal('template'), payload: Template })]).optional(),
    quick_replies: QuickReplies.optional(),
    attachments: z.array(File).max(instagramNumbers.imagesAtOnce).optional(),
  }),
  reply_to: z.object({ mid: z.string() }).optional(),
});
const Reacting = z.object({
  recipient: z.object({ id: z.string() }),
  sender_action: z.enum(['react', 'unreact']),
  payload: z.object({ message_id: z.string(), reaction: z.string().optional() }),
});

/** Pages and their Instagram accounts are written from at the same address: the reader tells which is meant. */
export function isForInstagram(server: Server, json: unknown): boolean {
  const { data } = z.looseObject({ recipient: Recipient }).safeParse(json);
  if (!data) return false;
  const { recipient } = data;
  return 'id' in recipient
    ? findPerson(server, recipient.id) !== undefined
    : findComment(server, recipient.comment_id) !== undefined;
}

export function sendOnInstagram(server: Server, call: Call, json: unknown): Answer {
  const account = accountOf(server, call, scope);
  if (account.messages_allowed === 0)
    throw refuse('messages_not_allowed', '(#200) The account owner has disabled access to instagram direct messages');
  const reacting = Reacting.safeParse(json);
  if (reacting.success) return reactOn(server, reacting.data);
  const parsed = Body.safeParse(json);
  if (!parsed.success) throw refuse('bad_parameter', `(#100) ${parsed.error.issues[0]?.path.join('.')} is not valid`);
  const { recipient, message, messaging_type, tag, reply_to } = parsed.data;
  const { text, attachment, quick_replies } = message;
  const template = attachment?.type === 'template' ? attachment.payload : null;
  const { attachments = attachment && attachment.type !== 'template' ? [attachment] : [] } = message;
  if (text === undefined && attachments.length === 0 && template === null)
    throw refuse('bad_parameter', '(#100) The message is empty');
  if (text !== undefined && attachments.length > 0)
    throw refuse('bad_parameter', '(#100) A message holds text or attachments');
  if (Buffer.byteLength(text ?? '') > instagramNumbers.messageBytes)
    throw refuse('bad_parameter', '(#100) Length of param message[text] must be less than or equal to 1000');
  const sending = {
    appId: tokenOf(server, call).app_id,
    tag: messaging_type === 'MESSAGE_TAG' ? (tag ?? '') : null,
    ...(text !== undefined && { text }),
    ...(attachments.length > 0 && { attachments: attachments.map((one) => fileOf(server, one)) }),
    replyTo: reply_to?.mid ?? null,
    extras: template ?? quick_replies ?? null,
  };
  const sent =
    'id' in recipient
      ? send(server, account, recipient.id, sending)
      : replyPrivately(server, account, recipient.comment_id, sending);
  return { body: { recipient_id: sent.person_id, message_id: sent.mid } };
}

function reactOn(server: Server, { recipient, sender_action, payload }: z.output<typeof Reacting>): Answer {
  const { person_id, mid } = getMessage(server, payload.message_id);
  if (person_id !== recipient.id) throw refuse('bad_parameter', '(#100) Invalid message id');
  react(server, mid, sender_action === 'react' ? (payload.reaction ?? 'love') : null);
  return { body: { recipient_id: person_id } };
}

function fileOf(server: Server, { type, payload }: z.output<typeof File>): Attachment {
  const { attachment_id, url } = payload;
  if (attachment_id === undefined) return { type, url: url ?? '' };
  if (!server.db.get('select 1 from media where id = ?', attachment_id))
    throw refuse('bad_parameter', '(#100) Invalid attachment id');
  return { type, url: `${server.baseUrl()}/media/${attachment_id}` };
}

type Row = { person_id: string; username: string; at: string };

/** The rooms of an account, newest first, each with its newest messages; one room with `user_id`. */
export function listInstagramRooms(server: Server, call: Call): Answer {
  const account = accountOf(server, call, scope);
  const limit = Math.min(Number(call.query.get('limit') ?? 25) || 25, 100);
  const after = Number(call.query.get('after') ?? 0) || 0;
  const only = call.query.get('user_id');
  const isPending = call.query.get('folder') === 'pending';
  const among = 'and (d.account_id, d.person_id) in (select account_id, person_id from ig_request)';
  const rooms = server.db.all<Row>(
    `select d.person_id, p.username, max(d.created_at) as at from ig_dm d join ig_person p on p.id = d.person_id
      where d.account_id = ? ${only === null ? '' : 'and d.person_id = ?'} ${isPending ? among : ''} group by d.person_id order by at desc limit ? offset ?`,
    ...[account.id, ...(only === null ? [] : [only]), limit + 1, after],
  );
  const data = rooms.slice(0, limit).map((room) => roomJson(server, account, room));
  return { body: edge(data, after + limit, rooms.length > limit) };
}

function roomJson(server: Server, { id, username }: Account, { person_id, username: name, at }: Row): object {
  const [us, person] = [
    { id, username },
    { id: person_id, username: name },
  ];
  const messages = server.db.all<Message>(
    'select * from ig_dm where account_id = ? and person_id = ? and deleted_at is null order by seq desc limit ?',
    ...[id, person_id, instagramNumbers.shownOfRoom],
  );
  const data = messages.map((one) => messageJson(server, one));
  return {
    id: `t_${person_id}`,
    updated_time: graphTime(at),
    participants: { data: [person, us] },
    messages: { data },
  };
}
