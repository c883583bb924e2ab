import { tellOf } from '../news.ts';
import { numbers } from '../numbers.ts';
import { templateIn, titlesIn } from '../offers.ts';
import { newSecret, refuse, type Server } from '../store.ts';
import { getComment, getMedia, placeOf } from './media.ts';
import { type Account, findAccount, findPerson } from './people.ts';

export type Message = {
  mid: string;
  account_id: string;
  person_id: string;
  by_account: number;
  text: string;
  /** JSON: files and shares as Instagram tells them. */
  attachments: string | null;
  /** JSON: the story that it answers. */
  story: string | null;
  reply_to: string | null;
  /** By the other one of the two. */
  reaction: string | null;
  created_at: string;
  edits: number;
};
export type Room = { accountId: string; personId: string };
export type Attachment = { type: string; url?: string };
type Content = {
  text?: string;
  attachments?: readonly Attachment[];
  story?: { id: string; url: string };
  replyTo?: string | null;
};

function insert(server: Server, room: Room, byAccount: boolean, content: Content): Message {
  const mid = `aWdf${newSecret(40)}`;
  const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));
  server.db.run(
    `insert into ig_dm (mid, account_id, person_id, by_account, text, attachments, story, reply_to, created_at, opens_window)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[mid, room.accountId, room.personId, byAccount ? 1 : 0, content.text ?? ''],
    ...[json(content.attachments), json(content.story), content.replyTo ?? null],
    ...[server.now().toISOString(), byAccount ? 0 : 1],
  );
  return getMessage(server, mid);
}

export function getMessage({ db }: Server, mid: string): Message {
  const message = db.get<Message>('select * from ig_dm where mid = ?', mid);
  if (!message) throw refuse('bad_parameter', '(#100) Invalid message id');
  return message;
}

function tellOfMessage(
  server: Server,
  { account_id, person_id, by_account }: Message,
  field: string,
  what: object,
): void {
  const account = findAccount(server, account_id);
  if (!account) return;
  const [sender, recipient] = by_account === 1 ? [account_id, person_id] : [person_id, account_id];
  const value = {
    ...{ sender: { id: sender }, recipient: { id: recipient }, timestamp: server.now().getTime() },
    ...what,
  };
  tellOf(server, placeOf(account), { kind: 'messaging', field, value });
}

const shown = ({ mid, text, attachments, story, reply_to }: Message) => ({
  ...{ mid, ...(text && { text }) },
  ...(attachments && {
    attachments: (JSON.parse(attachments) as Attachment[]).map(({ type, url }) => ({
      type,
      ...(url !== undefined && { payload: { url } }),
    })),
  }),
  ...(story ? { reply_to: { story: JSON.parse(story) as object } } : reply_to && { reply_to: { mid: reply_to } }),
});

/** The customer writes. */
export function write(server: Server, room: Room, content: Content): Message {
  const message = insert(server, room, false, content);
  tellOfMessage(server, message, 'messages', { message: shown(message) });
  return message;
}

/** What a message of the account offers, as it was sent; null for nothing. */
export const offerOf = ({ db }: Server, mid: string): string | null =>
  db.get<{ extras: string }>('select extras from ig_offer where mid = ?', mid)?.extras ?? null;

/** The customer chooses what a message of the account offers: a quick reply is said, a button is pressed. */
export function choose(server: Server, mid: string, title: string): Message {
  const { account_id: accountId, person_id: personId } = getMessage(server, mid);
  const extras = offerOf(server, mid);
  const payload = `choice-${titlesIn(extras).indexOf(title) + 1}`;
  const message = insert(server, { accountId, personId }, false, { text: title });
  if (templateIn(extras).attachments)
    tellOfMessage(server, message, 'messaging_postbacks', { postback: { mid: message.mid, title, payload } });
  else tellOfMessage(server, message, 'messages', { message: { ...shown(message), quick_reply: { payload } } });
  return message;
}

/** What the customer writes stands among the requests, until the account answers. */
export function holdAsRequest({ db }: Server, { accountId, personId }: Room): void {
  db.run('insert or ignore into ig_request values (?, ?)', accountId, personId);
}

/** The customer answers a story of ours. */
export function answerStory(server: Server, room: Room, storyId: string, text: string): Message {
  const { id } = getMedia(server, storyId);
  return write(server, room, { text, story: { id, url: `${server.baseUrl()}/media/${id}` } });
}

/** The customer names us in a story of their own; Instagram tells it as a message. */
export const mentionInStory = (server: Server, room: Room, url: string): Message =>
  write(server, room, { attachments: [{ type: 'story_mention', url }] });

export function editMessage(server: Server, mid: string, text: string): void {
  const message = getMessage(server, mid);
  server.db.run('update ig_dm set text = ?, edits = edits + 1 where mid = ?', text, mid);
  // As text, now and then.
  tellOfMessage(server, message, 'message_edit', { message_edit: { mid, text, num_edit: String(message.edits + 1) } });
}

export function unsend(server: Server, mid: string): void {
  const message = getMessage(server, mid);
  server.db.run('update ig_dm set deleted_at = ? where mid = ?', server.now().toISOString(), mid);
  tellOfMessage(server, message, 'messages', { message: { mid, is_deleted: true } });
}

/** Customer or account, whoever did not write it, reacts; null takes it back. */
export function react(server: Server, mid: string, reaction: string | null, emoji = '❤'): void {
  const message = getMessage(server, mid);
  server.db.run('update ig_dm set reaction = ? where mid = ?', reaction, mid);
  const told = { mid, action: reaction === null ? 'unreact' : 'react', ...(reaction && { reaction, emoji }) };
  if (message.by_account === 1)
    tellOfMessage(server, { ...message, by_account: 0 }, 'message_reactions', { reaction: told });
}

/** When the person last wrote there; null for never. */
function heardAt({ db }: Server, { accountId, personId }: Room): Date | null {
  const row = db.get<{ at: string | null }>(
    'select max(created_at) as at from ig_dm where account_id = ? and person_id = ? and opens_window = 1',
    ...[accountId, personId],
  );
  return row?.at ? new Date(row.at) : null;
}

export type Sending = Content & { appId: string; tag: string | null; extras: object | null };

/** The account writes: within 24 hours of the person's last word, what a person writes within 7 days. */
export function send(server: Server, account: Account, personId: string, sending: Sending): Message {
  if (!findPerson(server, personId)) throw refuse('no_such_instagrammer', '(#100) No matching Instagram user found');
  const room = { accountId: account.id, personId };
  const heard = heardAt(server, room);
  const silentMs = heard === null ? Number.POSITIVE_INFINITY : server.now().getTime() - heard.getTime();
  if (sending.tag !== null && sending.tag !== 'HUMAN_AGENT')
    throw refuse('dead_tag', '(#100) This message tag is not allowed');
  if (silentMs > (sending.tag === null ? numbers.windowMs : numbers.humanAgentMs))
    throw refuse('outside_window_on_instagram', '(#10) This message is sent outside of allowed window.');
  return leave(server, room, sending);
}

/** Once for each comment, within 7 days, under a broadcast only while it lasts; it opens no window. */
export function replyPrivately(server: Server, account: Account, commentId: string, sending: Sending): Message {
  const comment = getComment(server, commentId);
  const media = getMedia(server, comment.media_id);
  if (media.owner_id !== account.id || comment.author_id === account.id)
    throw refuse('not_for_private_reply', '(#100) Invalid comment for a private reply');
  if (comment.replied_privately_at !== null) throw refuse('replied_privately', '(#10900) Activity already replied to');
  const isOver = server.now().getTime() - Date.parse(comment.created_at) > numbers.privateReplyMs;
  if (isOver || media.ended_at !== null)
    throw refuse('too_late_for_private_reply', '(#10900) This comment is too old for a private reply');
  server.db.run('update ig_comment set replied_privately_at = ? where id = ?', server.now().toISOString(), commentId);
  return leave(server, { accountId: account.id, personId: comment.author_id }, sending);
}

function leave(server: Server, room: Room, sending: Sending): Message {
  const message = insert(server, room, true, sending);
  const extras = sending.extras && JSON.stringify(sending.extras);
  if (extras) server.db.run('insert into ig_offer values (?, ?)', message.mid, extras);
  server.db.run('delete from ig_request where account_id = ? and person_id = ?', room.accountId, room.personId);
  tellOfMessage(server, message, 'messages', {
    message: { is_echo: true, app_id: sending.appId, ...templateIn(extras), ...shown(message) },
  });
  return message;
}
