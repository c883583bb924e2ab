import * as z from 'zod';
import type { Answer, Call, Route } from '#sandbox/router.ts';
import { type Form, readForm } from '../../form.ts';
import { pageOf, tokenOf } from '../access.ts';
import { isForInstagram, listInstagramRooms, sendOnInstagram } from '../instagram/messages.ts';
import { instagramNumbers } from '../instagram/numbers.ts';
import { numbers } from '../numbers.ts';
import { QuickReplies, Template } from '../offers.ts';
import { keepFile } from '../pages/api.ts';
import { edge } from '../pages/json.ts';
import { graphTime, refuse, type Server } from '../store.ts';
import { type Message, replyPrivately, send } from './rooms.ts';

const scope = 'pages_messaging';

/** Sending, uploading and reading the messages of a page. */
export function messengerRoutes(server: Server): Route[] {
  return [
    { method: 'POST', path: '/:version/:id/messages', answer: (call) => sendMessage(server, call) },
    {
      method: 'POST',
      path: '/:version/:id/message_attachments',
      answer: async (call) => {
        const isOnInstagram = call.query.get('platform') === 'instagram';
        pageOf(server, call, isOnInstagram ? 'instagram_manage_messages' : scope);
        const form = await readForm(call.request);
        refuseTooLarge(form.file('filedata'), isOnInstagram);
        return { body: { attachment_id: keepFile(server, form, 'filedata') } };
      },
    },
    {
      method: 'GET',
      path: '/:version/:id/conversations',
      answer: (call) =>
        call.query.get('platform') === 'instagram' ? listInstagramRooms(server, call) : listRooms(server, call),
    },
  ];
}

function refuseTooLarge(file: ReturnType<Form['file']>, isOnInstagram: boolean): void {
  const isImage = file?.mimeType.startsWith('image/') ?? false;
  const most = isOnInstagram && isImage ? instagramNumbers.imageBytes : numbers.attachmentBytes;
  if (file && file.bytes.length > most) throw refuse('too_large', '(#100) Attachment size exceeds allowable limit');
}

const File = z.object({
  type: z.enum(['image', 'video', 'audio', 'file']),
  payload: z.object({ url: z.string().optional(), attachment_id: z.string().optional() }),
});
const Attachment = z.union([File, z.object({ type: z.literal('template'), payload: Template })]);
const Body = z.object({
  recipient: z.union([
    z.object({ id: z.string() }),
    z.object({ comment_id: z.string() }),
    z.object({ post_id: z.string() }),
  ]),
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']).default('RESPONSE'),
  tag: z.string().optional(),
  message: z.object({
    text: z.string().max(numbers.messageCharacters).optional(),
    quick_replies: QuickReplies.optional(),
    attachment: Attachment.optional(),
  }),
  reply_to: z.object({ mid: z.string() }).optional(),
});

async function sendMessage(server: Server, call: Call): Promise<Answer> {
  const json = await call.json(z.unknown());
  if (isForInstagram(server, json)) return sendOnInstagram(server, call, json);
  const pageId = pageOf(server, call, scope);
  const parsed = Body.safeParse(json);
  if (!parsed.success) throw refuse('bad_parameter', `(#100) ${parsed.error.issues[0]?.path.join('.')} is not valid`);
  const { recipient, message, messaging_type, tag, reply_to } = parsed.data;
  if (message.text === undefined && message.attachment === undefined)
    throw refuse('bad_parameter', '(#100) The message is empty');
  const { attachment } = message;
  const sending = {
    appId: tokenOf(server, call).app_id,
    tag: messaging_type === 'MESSAGE_TAG' ? (tag ?? '') : null,
    ...(message.text !== undefined && { text: message.text }),
    attachment: attachment && attachment.type !== 'template' ? fileOf(server, attachment) : null,
    extras: attachment?.type === 'template' ? attachment.payload : (message.quick_replies ?? null),
    replyTo: reply_to?.mid ?? null,
  };
  const sent =
    'id' in recipient
      ? send(server, { pageId, personId: recipient.id }, sending)
      : replyPrivately(server, pageId, answeredOf(recipient), sending);
  return { body: { recipient_id: sent.person_id, message_id: sent.mid } };
}

type Recipient = z.output<typeof Body>['recipient'];
const answeredOf = (recipient: Exclude<Recipient, { id: string }>) =>
  'comment_id' in recipient
    ? { kind: 'comment' as const, id: recipient.comment_id }
    : { kind: 'post' as const, id: recipient.post_id };

function fileOf(server: Server, { type, payload }: z.output<typeof File>): { type: string; url: string } {
  const { attachment_id, url } = payload;
  if (attachment_id === undefined) return { type, url: url ?? '' };
  if (!server.db.get('select 1 from media where id = ?', attachment_id))
    throw refuse('bad_parameter', '(#100) Invalid attachment id');
  return { type, url: `${server.baseUrl()}/media/${attachment_id}` };
}

type Row = { person_id: string; name: string; at: string };
const shownOfEach = 20;

/** The rooms of a page, newest first, each with its newest messages; one room with `user_id`. */
function listRooms(server: Server, call: Call): Answer {
  const pageId = pageOf(server, call, scope);
  const limit = Math.min(Number(call.query.get('limit') ?? 25) || 25, 100);
  const after = Number(call.query.get('after') ?? 0) || 0;
  const only = call.query.get('user_id');
  const isPending = call.query.get('folder') === 'pending';
  const among = 'and (d.page_id, d.person_id) in (select page_id, person_id from dm_request)';
  const rooms = server.db.all<Row>(
    `select d.person_id, p.name, max(d.created_at) as at from dm d join person p on p.id = d.person_id
      where d.page_id = ? ${only === null ? '' : 'and d.person_id = ?'} ${isPending ? among : ''} group by d.person_id order by at desc limit ? offset ?`,
    ...[pageId, ...(only === null ? [] : [only]), limit + 1, after],
  );
  const data = rooms.slice(0, limit).map((room) => roomJson(server, pageId, room));
  return { body: edge(data, after + limit, rooms.length > limit) };
}

function roomJson(server: Server, pageId: string, { person_id, name, at }: Row): object {
  const page = {
    id: pageId,
    name: server.db.get<{ name: string }>('select name from page where id = ?', pageId)?.name ?? '',
  };
  const person = { id: person_id, name };
  const messages = server.db.all<Message>(
    'select * from dm where page_id = ? and person_id = ? and deleted_at is null order by seq desc limit ?',
    ...[pageId, person_id, shownOfEach],
  );
  const data = messages.map((one) => {
    const file = one.attachment === null ? null : (JSON.parse(one.attachment) as { type: string; url: string });
    return {
      ...{ id: one.mid, message: one.text, created_time: graphTime(one.created_at) },
      ...{ from: one.by_page === 1 ? page : person, to: { data: [one.by_page === 1 ? person : page] } },
      ...(file && {
        attachments: { data: [{ id: `a_${one.mid}`, mime_type: mimeOf(file.type), image_data: { url: file.url } }] },
      }),
    };
  });
  return {
    id: `t_${person_id}`,
    updated_time: graphTime(at),
    participants: { data: [person, page] },
    messages: { data },
  };
}

const mimeOf = (type: string): string => (type === 'image' ? 'image/png' : 'application/octet-stream');
