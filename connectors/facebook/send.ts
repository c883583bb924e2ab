import {
  ConnectorError,
  type DirectMessage,
  type Outbound,
  type OutboundAttachment,
  type PublicReply,
  type Sent,
  type Session,
} from '../connector.ts';
import { fits } from '../measure.ts';
import { call, callerOf } from './graph.ts';
import { personOf, roomOf } from './ids.ts';
import { facts, limits } from './limits.ts';
import { Made, SentMessage, Uploaded } from './shapes.ts';

/** Comments under a post or comment. An answer to an answer stands under the top comment: there is one level. */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  check(message, limits.text.public);
  const [image] = message.attachments;
  const photo =
    image && (await upload(session, image, { edge: 'photos', field: 'source', more: { published: 'false' } }));
  const { externalId, threadExternalId } = message.replyTo;
  const { id } = await call(callerOf(session), {
    ...{ method: 'POST', path: `/${encodeURIComponent(externalId)}/comments`, reply: Made },
    json: { message: message.text, ...(photo && { attachment_id: photo }) },
  });
  return { externalId: id, threadExternalId, sentAt: session.now() };
}

/** In Messenger, or, to who only commented, once as a private answer to a comment. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  check(message, limits.text.private);
  const personId = personIn(session, message);
  const [image] = message.attachments;
  const attachmentId =
    image && (await upload(session, image, { edge: 'message_attachments', field: 'filedata', more: imageMessage }));
  const recipients = recipientsOf(session, message, personId);
  const [first] = recipients;
  if (!first) throw new ConnectorError('invalid_request', 'Nobody is there to write to.');
  // A private answer is one message, so its picture would be all that it says.
  const isPrivateReply = !('id' in first);
  if (attachmentId && message.text === '')
    return sendFirst(session, recipients, message, { attachment: asImage(attachmentId) });
  if (attachmentId && isPrivateReply)
    throw new ConnectorError('invalid_request', 'A private answer to a comment takes words or a picture, not both.');
  if (attachmentId) await sendFirst(session, recipients, message, { attachment: asImage(attachmentId) });
  return sendFirst(session, recipients, message, { text: message.text });
}

export const personIn = ({ account }: Session, { to, threadExternalId }: DirectMessage): string =>
  personOf(account.externalId, threadExternalId ?? '') ?? to.externalId;

type Recipient = { id: string } | { comment_id: string } | { post_id: string };

/** Who never wrote to us is reached by what they said in public, the newest first. */
function recipientsOf({ account }: Session, { follows = [] }: DirectMessage, personId: string): Recipient[] {
  if (follows.length === 0) return [{ id: personId }];
  // A post of a visitor begins with the page's id, a comment with its post's.
  return follows.map((id) => (id.startsWith(`${account.externalId}_`) ? { post_id: id } : { comment_id: id }));
}

/** To the first of these who can be reached: each comment can be answered in private once. */
async function sendFirst(
  session: Session,
  recipients: readonly Recipient[],
  message: DirectMessage,
  content: object,
): Promise<Sent> {
  const [recipient, ...rest] = recipients;
  const tag = message.isLate ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
  const path = `/${encodeURIComponent(session.account.externalId)}/messages`;
  const json = {
    recipient,
    ...tag,
    message: content,
    ...(message.answers?.startsWith('m_') && { reply_to: { mid: message.answers } }),
  };
  try {
    const { recipient_id, message_id } = await call(callerOf(session), {
      method: 'POST',
      path,
      json,
      reply: SentMessage,
    });
    const room = roomOf(session.account.externalId, recipient_id ?? personIn(session, message));
    return { externalId: message_id, threadExternalId: room, sentAt: session.now() };
  } catch (error) {
    const isSpent = error instanceof ConnectorError && error.kind === 'outside_window' && rest.length > 0;
    if (!isSpent) throw error;
    return sendFirst(session, rest, message, content);
  }
}

const imageMessage = { message: JSON.stringify({ attachment: { type: 'image', payload: { is_reusable: true } } }) };
const asImage = (id: string) => ({ type: 'image', payload: { attachment_id: id } });

/** Before anything is asked, so that what cannot fit costs nothing. */
function check({ text, attachments }: Outbound, limit: typeof limits.text.public | typeof limits.text.private): void {
  if (!fits(text, limit)) throw new ConnectorError('too_long', `Facebook takes ${limit.max} characters here.`);
  if (attachments.length > limits.images.max)
    throw new ConnectorError('invalid_request', 'Facebook takes one picture here.');
  const large = attachments.find(({ bytes }) => bytes.length > facts.imageBytes);
  if (large) throw new ConnectorError('too_long', `${large.name} is larger than ${facts.imageBytes} bytes.`);
}

type Place = { edge: 'photos' | 'message_attachments'; field: string; more: Record<string, string> };

/** A picture that nothing refers to is seen by nobody, so a lost answer here means: nothing happened. */
async function upload(
  session: Session,
  { name, mimeType, bytes }: OutboundAttachment,
  { edge, field, more }: Place,
): Promise<string> {
  const form = new FormData();
  for (const [key, value] of Object.entries(more)) form.set(key, value);
  form.set(field, new File([Uint8Array.from(bytes)], name, { type: mimeType }));
  const path = `/${encodeURIComponent(session.account.externalId)}/${edge}`;
  try {
    if (edge === 'photos') return (await call(callerOf(session), { method: 'POST', path, form, reply: Made })).id;
    return (await call(callerOf(session), { method: 'POST', path, form, reply: Uploaded })).attachment_id;
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', `${name} did not reach Facebook.`, { cause: error });
  }
}
