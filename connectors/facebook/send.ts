import { ConnectorError } from '../connector-error.ts';
import { call } from '../graph/call.ts';
import { offering } from '../graph/choices.ts';
import { personOf, roomOf } from '../graph/ids.ts';
import { type Recipient, sendFirst, upload } from '../graph/messages.ts';
import { Made } from '../graph/shapes.ts';
import { findTooLarge, fits } from '../measure.ts';
import type { DirectMessage, Outbound, PublicReply, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { callerOf } from './graph.ts';
import { choices, limits } from './limits.ts';

/** Comments under a post or comment. An answer to an answer stands under the top comment: there is one level. */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  check(message, limits.text.public);
  const [image] = message.attachments;
  const caller = callerOf(session);
  const place = { pageId: session.account.externalId, edge: 'photos', field: 'source' } as const;
  const photo = image && (await upload(caller, image, { ...place, more: { published: 'false' } }));
  const { externalId, threadExternalId } = message.replyTo;
  const { id } = await call(caller, {
    ...{ method: 'POST', path: `/${encodeURIComponent(externalId)}/comments`, reply: Made },
    json: { message: message.text, ...(photo && { attachment_id: photo }) },
  });
  return { externalId: id, threadExternalId, sentAt: session.now() };
}

/** In Messenger, or, to who only commented, once as a private answer to a comment. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  check(message, limits.text.private);
  const personId = personIn(session, message);
  const attachment = message.choices?.length ? undefined : await bring(session, message);
  const recipients = recipientsOf(session, message, personId);
  const [first] = recipients;
  if (!first) throw new ConnectorError('invalid_request', 'Nobody is there to write to.');
  const offered = offering(message, choices, 'Facebook');
  if (offered) return leave(session, recipients, message, offered);
  // A private answer is one message, so its file would be all that it says.
  const isPrivateReply = !('id' in first);
  if (attachment && message.text === '') return leave(session, recipients, message, { attachment });
  if (attachment && isPrivateReply)
    throw new ConnectorError('invalid_request', 'A private answer to a comment takes words or a file, not both.');
  if (attachment) await leave(session, recipients, message, { attachment });
  return leave(session, recipients, message, { text: message.text });
}

export const personIn = ({ account }: Session, { to, threadExternalId }: DirectMessage): string =>
  personOf(account.externalId, threadExternalId ?? '') ?? to.externalId;

/** Who never wrote to us is reached by what they said in public, the newest first. */
function recipientsOf({ account }: Session, { follows = [] }: DirectMessage, personId: string): Recipient[] {
  if (follows.length === 0) return [{ id: personId }];
  // A post of a visitor begins with the page's id, a comment with its post's.
  return follows.map((id) => (id.startsWith(`${account.externalId}_`) ? { post_id: id } : { comment_id: id }));
}

async function leave(
  session: Session,
  recipients: readonly Recipient[],
  message: DirectMessage,
  content: object,
): Promise<Sent> {
  const { externalId } = session.account;
  const { messageId, personId } = await sendFirst(callerOf(session), externalId, recipients, {
    ...{ isLate: message.isLate, message: content },
    replyTo: message.answers?.startsWith('m_') ? message.answers : undefined,
  });
  const room = roomOf(externalId, personId ?? personIn(session, message));
  return { externalId: messageId, threadExternalId: room, sentAt: session.now() };
}

/** The file of a message, brought there beforehand; undefined for none. */
async function bring(session: Session, { attachments: [file] }: DirectMessage): Promise<object | undefined> {
  if (!file) return undefined;
  const [family = ''] = file.mimeType.split('/');
  const type = ['image', 'video', 'audio'].includes(family) ? family : 'file';
  const message = JSON.stringify({ attachment: { type, payload: { is_reusable: true } } });
  const place = { pageId: session.account.externalId, edge: 'message_attachments', field: 'filedata' } as const;
  const id = await upload(callerOf(session), file, { ...place, more: { message } });
  return { type, payload: { attachment_id: id } };
}

/** Before anything is asked, so that what cannot fit costs nothing. */
function check({ text, attachments }: Outbound, limit: typeof limits.text.public | typeof limits.text.private): void {
  if (!fits(text, limit)) throw new ConnectorError('too_long', `Facebook takes ${limit.max} characters here.`);
  if (attachments.length > limits.images.max)
    throw new ConnectorError('invalid_request', 'Facebook takes one file here.');
  const large = findTooLarge(attachments, limits);
  if (large) throw new ConnectorError('too_long', `${large.name} is larger than ${large.maxBytes} bytes.`);
}
