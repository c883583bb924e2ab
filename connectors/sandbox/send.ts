import { ConnectorError } from '../connector-error.ts';
import type { Profile, Visibility } from '../inbound.ts';
import { fits } from '../measure.ts';
import type { DirectMessage, FoundSent, Outbound, OutboundAttachment, PublicReply, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { call, Nothing, Status, Statuses, Uploaded } from './api.ts';
import { callerOf } from './connect.ts';
import { images, text } from './limits.ts';

export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  check(message, text.public);
  const json = { ...(await content(session, message)), in_reply_to: message.replyTo.externalId };
  return send(session, '/statuses', json, message.clientKey);
}

export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  check(message, text.private);
  const json = {
    ...(await content(session, message)),
    to: message.to.externalId,
    ...(message.isLate && { by_person: true }),
  };
  return send(session, '/messages', json, message.clientKey);
}

/** The network keeps the client key with what was sent, so it can always tell. */
export async function findSent(
  session: Session,
  _verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
): Promise<FoundSent> {
  const query = new URLSearchParams({ account: session.account.externalId, client_key: message.clientKey });
  const { statuses } = await call(callerOf(session), { method: 'GET', path: `/statuses?${query}`, reply: Statuses });
  const [status] = statuses;
  return status ? { state: 'found', sent: sentOf(status) } : { state: 'absent' };
}

export function like(session: Session, externalId: string, on: boolean): Promise<void> {
  return act(session, 'POST', `/statuses/${encodeURIComponent(externalId)}/${on ? 'like' : 'unlike'}`);
}

export function hide(session: Session, externalId: string, on: boolean): Promise<void> {
  return act(session, 'POST', `/statuses/${encodeURIComponent(externalId)}/${on ? 'hide' : 'unhide'}`);
}

export function block(session: Session, { externalId }: Profile, on: boolean): Promise<void> {
  return act(session, 'POST', `/accounts/${encodeURIComponent(externalId)}/${on ? 'block' : 'unblock'}`);
}

export function mute(session: Session, { externalId }: Profile, on: boolean): Promise<void> {
  return act(session, 'POST', `/accounts/${encodeURIComponent(externalId)}/${on ? 'mute' : 'unmute'}`);
}

export async function edit(session: Session, message: { externalId: string; text: string; visibility: Visibility }) {
  checkText(message.text, message.visibility === 'private' ? text.private : text.public);
  const path = `/statuses/${encodeURIComponent(message.externalId)}`;
  await call(callerOf(session), { method: 'PUT', path, json: { text: message.text }, reply: Status });
}

export async function remove(session: Session, externalId: string): Promise<void> {
  try {
    await act(session, 'DELETE', `/statuses/${encodeURIComponent(externalId)}`);
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
  }
}

type Limit = typeof text.public | typeof text.private;

function checkText(words: string, limit: Limit): void {
  if (!fits(words, limit)) {
    throw new ConnectorError('too_long', `The sandbox network takes ${limit.max} characters here.`);
  }
}

function check(message: Outbound, limit: Limit): void {
  checkText(message.text, limit);
  if (message.attachments.length > images.max) {
    throw new ConnectorError('invalid_request', `The sandbox network takes ${images.max} images.`);
  }
}

async function content(session: Session, message: Outbound) {
  const ids = { images: [] as string[], recordings: [] as string[] };
  for (const attachment of message.attachments) {
    const kind = attachment.mimeType.startsWith('image/') ? 'images' : 'recordings';
    ids[kind].push(await upload(session, attachment, kind));
  }
  const { text, language = null } = message;
  return { text, image_ids: ids.images, recording_ids: ids.recordings, language };
}

/** A file that nothing refers to is seen by nobody, so a lost answer here means: nothing happened. */
async function upload(
  session: Session,
  { bytes, mimeType, alt }: OutboundAttachment,
  kind: 'images' | 'recordings',
): Promise<string> {
  const path = `/${kind}?${new URLSearchParams({ alt })}`;
  try {
    const wanted = { method: 'POST' as const, path, bytes: { body: bytes, mimeType }, reply: Uploaded };
    return (await call(callerOf(session), wanted)).id;
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', 'The sandbox network did not confirm a file.', { cause: error });
  }
}

async function send(session: Session, path: string, json: object, idempotencyKey: string): Promise<Sent> {
  return sentOf(await call(callerOf(session), { method: 'POST', path, json, idempotencyKey, reply: Status }));
}

function sentOf(status: Status): Sent {
  return {
    externalId: status.id,
    threadExternalId: status.thread_id,
    sentAt: new Date(status.created_at),
    ...(status.url ? { permalink: status.url } : {}),
  };
}

async function act(session: Session, method: 'POST' | 'DELETE', path: string): Promise<void> {
  await call(callerOf(session), { method, path, reply: Nothing });
}
