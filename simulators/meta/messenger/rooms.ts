import { tell } from '../news.ts';
import { numbers } from '../numbers.ts';
import { templateIn, titlesIn } from '../offers.ts';
import { authorOf, getThing } from '../pages/objects.ts';
import { newSecret, refuse, type Server } from '../store.ts';

export type Message = {
  mid: string;
  page_id: string;
  person_id: string;
  by_page: number;
  text: string;
  /** JSON: type and url. */
  attachment: string | null;
  /** JSON: quick replies or a template. */
  extras: string | null;
  reply_to: string | null;
  payload: string | null;
  created_at: string;
  opens_window: number;
  edits: number;
  deleted_at: string | null;
};
export type Room = { pageId: string; personId: string };
type Content = {
  text?: string;
  attachment?: { type: string; url: string } | null;
  extras?: object | null;
  replyTo?: string | null;
};

/** When the person last said something there that opens the window; null for never. */
export function heardAt({ db }: Server, { pageId, personId }: Room): Date | null {
  const row = db.get<{ at: string | null }>(
    'select max(created_at) as at from dm where page_id = ? and person_id = ? and opens_window = 1',
    ...[pageId, personId],
  );
  return row?.at ? new Date(row.at) : null;
}

function insert(
  server: Server,
  room: Room,
  byPage: boolean,
  content: Content & { payload?: string; opens: boolean },
): Message {
  const mid = `m_${newSecret(30)}`;
  server.db.run(
    `insert into dm (mid, page_id, person_id, by_page, text, attachment, extras, reply_to, payload, created_at, opens_window)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[mid, room.pageId, room.personId, byPage ? 1 : 0, content.text ?? ''],
    ...[
      content.attachment ? JSON.stringify(content.attachment) : null,
      content.extras ? JSON.stringify(content.extras) : null,
    ],
    ...[content.replyTo ?? null, content.payload ?? null, server.now().toISOString(), content.opens ? 1 : 0],
  );
  return getMessage(server, mid);
}

export function getMessage(server: Server, mid: string): Message {
  const message = server.db.get<Message>('select * from dm where mid = ?', mid);
  if (!message) throw refuse('bad_parameter', '(#100) Invalid message id');
  return message;
}

const ends = ({ page_id, person_id, by_page }: Message) =>
  by_page === 1
    ? { sender: { id: page_id }, recipient: { id: person_id } }
    : { sender: { id: person_id }, recipient: { id: page_id } };

function tellOf(server: Server, message: Message, field: string, what: object, at = server.now()): void {
  const value = { ...ends(message), timestamp: at.getTime(), ...what };
  tell(server, message.page_id, { kind: 'messaging', field, value });
}

const attachmentsOf = ({ attachment }: Message) => {
  const read = attachment === null ? null : (JSON.parse(attachment) as { type: string; url: string });
  return read && { attachments: [{ type: read.type, payload: { url: read.url } }] };
};

/** The customer writes; a chosen quick reply says its payload too. */
export function write(server: Server, room: Room, content: Content & { payload?: string }): Message {
  const message = insert(server, room, false, { ...content, opens: true });
  const told = {
    ...{ mid: message.mid, ...(message.text && { text: message.text }) },
    ...(content.payload && { quick_reply: { payload: content.payload } }),
    ...(content.replyTo && { reply_to: { mid: content.replyTo } }),
    ...attachmentsOf(message),
  };
  tellOf(server, message, 'messages', { message: told });
  return message;
}

/** The customer presses a button of a template. */
export function press(server: Server, room: Room, title: string, payload: string): Message {
  const message = insert(server, room, false, { text: title, payload, opens: true });
  tellOf(server, message, 'messaging_postbacks', { postback: { mid: message.mid, title, payload } });
  return message;
}

/** The customer chooses what a message of the page offers: a quick reply is said, a button of a template is pressed. */
export function choose(server: Server, mid: string, title: string): Message {
  const { extras, page_id: pageId, person_id: personId } = getMessage(server, mid);
  const n = titlesIn(extras).indexOf(title);
  if (n < 0) throw refuse('bad_parameter', '(#100) Nothing of that name is offered');
  const room = { pageId, personId };
  const payload = `choice-${n + 1}`;
  const isTemplate = templateIn(extras).attachments !== undefined;
  return isTemplate ? press(server, room, title, payload) : write(server, room, { text: title, payload });
}

export function editMessage(server: Server, mid: string, text: string): void {
  const message = getMessage(server, mid);
  server.db.run('update dm set text = ?, edits = edits + 1 where mid = ?', text, mid);
  tellOf(server, message, 'message_edits', { message_edit: { mid, text, num_edit: message.edits + 1 } });
}

export function unsend(server: Server, mid: string): void {
  const message = getMessage(server, mid);
  server.db.run('update dm set deleted_at = ? where mid = ?', server.now().toISOString(), mid);
  tellOf(server, message, 'messages', { message: { mid, is_deleted: true } });
}

/** What the customer writes stands among the requests, until the page answers. */
export function holdAsRequest({ db }: Server, { pageId, personId }: Room): void {
  db.run('insert or ignore into dm_request values (?, ?)', pageId, personId);
}

/** The customer puts a sign at what the page said; null takes it back. */
export function react(server: Server, mid: string, emoji: string | null): void {
  const message = getMessage(server, mid);
  if (emoji === null) server.db.run('delete from dm_reaction where mid = ?', mid);
  else server.db.run('insert or replace into dm_reaction values (?, ?)', mid, emoji);
  const reaction = { mid, ...(emoji === null ? { action: 'unreact' } : { action: 'react', reaction: 'other', emoji }) };
  tellOf(server, { ...message, by_page: 0 }, 'message_reactions', { reaction });
}

export type Sending = Content & { appId: string | null; tag: string | null };

/** The page writes: within 24 hours of the person's last word, what a person writes within 7 days. */
export function send(server: Server, room: Room, sending: Sending): Message {
  const { db, now } = server;
  if (!db.get('select 1 from person where id = ?', room.personId))
    throw refuse('no_such_user', '(#100) No matching user found');
  refuseBlocked(server, room);
  const heard = heardAt(server, room);
  const silentMs = heard === null ? Number.POSITIVE_INFINITY : now().getTime() - heard.getTime();
  if (sending.tag !== null && sending.tag !== 'HUMAN_AGENT')
    throw refuse('dead_tag', '(#100) This message tag is not allowed');
  const allowedMs = sending.tag === 'HUMAN_AGENT' ? numbers.humanAgentMs : numbers.windowMs;
  // In the page's own inbox a person writes.
  if (silentMs > (sending.appId === null ? numbers.humanAgentMs : allowedMs))
    throw refuse('outside_window', '(#10) This message is sent outside of allowed window.');
  return leave(server, room, sending);
}

function refuseBlocked({ db }: Server, { pageId, personId }: Room): void {
  if (db.get('select 1 from blocked where page_id = ? and person_id = ?', pageId, personId))
    throw refuse('unavailable', "(#551) This person isn't available right now.");
}

type Answered = { kind: 'comment' | 'post'; id: string };

/** Once for each comment or visitor post, within 7 days; it opens no window. */
export function replyPrivately(server: Server, pageId: string, to: Answered, sending: Sending): Message {
  const thing = getThing(server, to.id);
  // A mention stands elsewhere.
  const isHere = thing.page_id === pageId && thing.author_id !== pageId && thing.mentions_page === 0;
  if (!isHere || thing.kind !== to.kind)
    throw refuse('not_for_private_reply', '(#100) Invalid comment or post for a private reply');
  if (thing.replied_privately_at !== null) throw refuse('replied_privately', '(#10900) Activity already replied to');
  if (server.now().getTime() - Date.parse(thing.created_at) > numbers.privateReplyMs)
    throw refuse('too_late_for_private_reply', '(#10900) This comment is too old for a private reply');
  const room = { pageId, personId: authorOf(server, thing).id };
  refuseBlocked(server, room);
  server.db.run('update object set replied_privately_at = ? where id = ?', server.now().toISOString(), to.id);
  return leave(server, room, sending);
}

function leave(server: Server, room: Room, sending: Sending): Message {
  const message = insert(server, room, true, { ...sending, opens: false });
  server.db.run('delete from dm_request where page_id = ? and person_id = ?', room.pageId, room.personId);
  const told = {
    ...{
      is_echo: true,
      app_id: sending.appId ?? '263902037430900',
      mid: message.mid,
      ...(message.text && { text: message.text }),
    },
    ...templateIn(message.extras),
    ...attachmentsOf(message),
  };
  tellOf(server, message, 'message_echoes', { message: told });
  return message;
}
