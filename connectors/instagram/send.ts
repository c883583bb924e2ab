import { ConnectorError } from '../connector-error.ts';
import { call } from '../graph/call.ts';
import { offering } from '../graph/choices.ts';
import { personOf, roomOf } from '../graph/ids.ts';
import { type Recipient, sendFirst, upload } from '../graph/messages.ts';
import { Made } from '../graph/shapes.ts';
import type { TextLimit } from '../limits.ts';
import { findTooLarge, fits } from '../measure.ts';
import type { DirectMessage, Outbound, OutboundAttachment, PublicReply, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { callerOf, isAlone, pathOf, placeOf } from './graph.ts';
import { bare, elsewhere, isElsewhere, isMessage } from './ids.ts';
import { choices, facts, limits } from './limits.ts';

/** Comments under a post or comment of ours, or where somebody names us. There is one level of answers. */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  check(message, limits.text.public);
  if (message.attachments.length > 0)
    throw new ConnectorError('invalid_request', 'A comment on Instagram takes no files.');
  const { externalId, threadExternalId } = message.replyTo;
  const sent = { threadExternalId, sentAt: session.now() };
  if (isElsewhere(threadExternalId)) return { externalId: elsewhere(await answerMention(session, message)), ...sent };
  const isPost = externalId === threadExternalId;
  const wanted = { path: pathOf(externalId, isPost ? '/comments' : '/replies'), json: { message: message.text } };
  const { id } = await call(callerOf(session), { method: 'POST', ...wanted, reply: Made });
  return { externalId: id, ...sent };
}

async function answerMention(session: Session, { text, replyTo }: PublicReply): Promise<string> {
  const { externalId, threadExternalId } = replyTo;
  const json = {
    ...{ media_id: bare(threadExternalId), message: text },
    ...(externalId !== threadExternalId && { comment_id: bare(externalId) }),
  };
  const path = pathOf(session.account.externalId, '/mentions');
  return (await call(callerOf(session), { method: 'POST', path, json, reply: Made })).id;
}

/** In the room, or, to who only commented, once as a private answer to a comment. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  check(message, limits.text.private);
  const { attachments, follows = [], text } = message;
  const personId = personIn(session, message);
  // Who named us elsewhere is answered there: only comments under our own posts can be answered in private.
  const comments = follows.filter((id) => !isElsewhere(id) && !isMessage(id));
  const recipients: Recipient[] =
    follows.length === 0 ? [{ id: personId }] : comments.map((id) => ({ comment_id: id }));
  const offered = offering(message, choices, 'Instagram');
  if (offered) return leave(session, recipients, message, offered);
  if (attachments.length === 0) return leave(session, recipients, message, { text });
  if (follows.length > 0)
    throw new ConnectorError('invalid_request', 'A private answer to a comment takes words and no files.');
  const sent = await leave(session, recipients, message, await bringAll(session, message));
  return text === '' ? sent : leave(session, recipients, message, { text });
}

export const personIn = ({ account }: Session, { to, threadExternalId }: DirectMessage): string =>
  personOf(account.externalId, threadExternalId ?? '') ?? to.externalId;

async function leave(
  session: Session,
  recipients: readonly Recipient[],
  message: DirectMessage,
  content: object,
): Promise<Sent> {
  const { messageId, personId } = await sendFirst(callerOf(session), placeOf(session), recipients, {
    ...{ isLate: message.isLate, message: content },
    replyTo: message.answers !== undefined && isMessage(message.answers) ? message.answers : undefined,
  });
  const room = roomOf(session.account.externalId, personId ?? personIn(session, message));
  return { externalId: messageId, threadExternalId: room, sentAt: session.now() };
}

/** Before the words, all in one message. */
async function bringAll(session: Session, { attachments }: Outbound): Promise<object> {
  const brought: object[] = [];
  for (const one of attachments) brought.push(await bring(session, one));
  const [only, ...others] = brought;
  return others.length === 0 ? { attachment: only } : { attachments: brought };
}

/** Uploaded by the page; without one Instagram fetches it from us. */
async function bring(session: Session, file: OutboundAttachment): Promise<object> {
  const [family = ''] = file.mimeType.split('/');
  const type = ['image', 'video', 'audio'].includes(family) ? family : 'file';
  if (isAlone(session)) return { type, payload: { url: addressOf(file) } };
  const more = { message: JSON.stringify({ attachment: { type, payload: { is_reusable: true } } }) };
  const place = { pageId: placeOf(session), edge: 'message_attachments', field: 'filedata' } as const;
  const query = { platform: 'instagram' };
  const id = await upload(callerOf(session), file, { ...place, more, query });
  return { type, payload: { attachment_id: id } };
}

function addressOf({ name, address }: OutboundAttachment): string {
  if (address !== undefined) return address;
  throw new ConnectorError(
    'invalid_request',
    `Instagram fetches ${name} from Earshot, which has no address on the internet (EARSHOT_URL).`,
  );
}

/** Before anything is asked, so that what cannot fit costs nothing. */
function check({ text, attachments }: Outbound, limit: TextLimit): void {
  if (!fits(text, limit)) throw new ConnectorError('too_long', `Instagram takes ${limit.max} ${limit.unit} here.`);
  if (attachments.length > facts.images)
    throw new ConnectorError('invalid_request', `Instagram takes ${facts.images} pictures at once.`);
  const large = findTooLarge(attachments, limits);
  if (large) throw new ConnectorError('too_long', `${large.name} is larger than ${large.maxBytes} bytes.`);
}
