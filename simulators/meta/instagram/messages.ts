import * as z from 'zod';
import type { Answer, Call } from '#sandbox/router.ts';
import { numbers } from '../numbers.ts';
import { QuickReplies, Template } from '../offers.ts';
import { edge } from '../pages/json.ts';
import { graphTime, newSecret, refuse, type Server } from '../store.ts';
import { messageJson } from './json.ts';
import { findComment } from './media.ts';
import { instagramNumbers } from './numbers.ts';
import { findPerson } from './people.ts';
import { type Attachment, getMessage, type Message, react, replyPrivately, send } from './rooms.ts';
import { type Speaker, scopedIdOf, speakerOf } from './speaker.ts';

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

export async function sendOnInstagram(server: Server, call: Call, json: unknown): Promise<Answer> {
  const { account, appId } = speakerOf(server, call, scope);
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
  const files: Attachment[] = [];
  for (const one of attachments) files.push(await fileOf(server, one));
  const sending = {
    appId,
    tag: messaging_type === 'MESSAGE_TAG' ? (tag ?? '') : null,
    ...(text !== undefined && { text }),
    ...(files.length > 0 && { attachments: files }),
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

/** One that was uploaded; for one that stands elsewhere Instagram comes itself, and keeps a copy. */
async function fileOf(server: Server, { type, payload }: z.output<typeof File>): Promise<Attachment> {
  const { attachment_id, url } = payload;
  if (attachment_id === undefined) return { type, url: await fetchFile(server, url ?? '') };
  if (!server.db.get('select 1 from media where id = ?', attachment_id))
    throw refuse('bad_parameter', '(#100) Invalid attachment id');
  return { type, url: `${server.baseUrl()}/media/${attachment_id}` };
}

async function fetchFile(server: Server, from: string): Promise<string> {
  const reply = URL.canParse(from)
    ? await server.fetch(from, { signal: AbortSignal.timeout(numbers.hookTimeoutMs) }).catch(() => null)
    : null;
  if (!reply?.ok) throw refuse('not_fetched', '(#100) Failed to fetch the file from the url');
  const bytes = new Uint8Array(await reply.arrayBuffer());
  if (bytes.length > numbers.attachmentBytes)
    throw refuse('too_large', '(#100) Attachment size exceeds allowable limit');
  const id = newSecret(9);
  server.db.run('insert into media values (?, ?, ?)', id, reply.headers.get('content-type') ?? '', bytes);
  return `${server.baseUrl()}/media/${id}`;
}

type Row = { person_id: string; username: string; at: string };

/** The rooms of an account, newest first, each with its newest messages; one room with `user_id`. */
export function listInstagramRooms(server: Server, call: Call): Answer {
  const speaker = speakerOf(server, call, scope);
  const { account } = speaker;
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
  const data = rooms.slice(0, limit).map((room) => roomJson(server, speaker, room));
  return { body: edge(data, after + limit, rooms.length > limit) };
}

function roomJson(server: Server, { account, isAlone }: Speaker, { person_id, username: name, at }: Row): object {
  const { id, username } = account;
  const [us, person] = [
    { id: isAlone ? scopedIdOf(account) : id, username },
    { id: person_id, username: name },
  ];
  const messages = server.db.all<Message>(
    'select * from ig_dm where account_id = ? and person_id = ? and deleted_at is null order by seq desc limit ?',
    ...[id, person_id, instagramNumbers.shownOfRoom],
  );
  const data = messages.map((one) => messageJson(server, one, us));
  return {
    id: `t_${person_id}`,
    updated_time: graphTime(at),
    participants: { data: [person, us] },
    messages: { data },
  };
}
