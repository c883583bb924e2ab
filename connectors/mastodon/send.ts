import { firstDate } from '#connectors/clean.ts';
import { ConnectorError } from '../connector-error.ts';
import { findTooLarge, measure } from '../measure.ts';
import type { DirectMessage, Outbound, PublicReply, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { call, callerOf } from './api.ts';
import { readRoom, roomOf, webAddress, wholeHandle } from './handle.ts';
import { isNamed, limitsFor, namesOf, textLimit, tooLong } from './limits.ts';
import { uploadAll } from './media.ts';
import { rememberRoot, rootOf } from './poll/roots.ts';
import { statusPath } from './poll/watch.ts';
import { Conversations, Status } from './shapes.ts';
import { visibilityOf } from './visibility.ts';

/** Narrower stages stay as narrow; a wider one than public there is none. */
const stages: Record<string, string> = {
  public: 'public',
  unlisted: 'unlisted',
  followers: 'private',
  private: 'direct',
};

/** Answers a status in its thread, on its stage, under its content warning, naming whom it is for. */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  check(session, message);
  const parent = await readStatus(session, message.replyTo.externalId);
  const author = wholeHandle(parent.account.acct, session.account.handle);
  const isOurs = parent.account.id === session.account.externalId;
  const readers =
    message.addressees.length > 0 ? message.addressees.map(({ handle }) => handle) : isOurs ? [] : [author];
  const threadExternalId = await rootOf(session, parent);
  const status = await post(session, message, {
    readers,
    visibility: stages[visibilityOf(parent)] ?? 'direct',
    in_reply_to_id: parent.id,
    spoiler: parent.spoiler_text,
  });
  rememberRoot(session, status.id, threadExternalId);
  return sentOf(session, status, threadExternalId);
}

/** A direct status; it goes on where the two spoke last, so that it stands in one place in the customer's app too. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  check(session, message);
  const { to, threadExternalId } = message;
  const last = await findLast(session, to.externalId);
  const status = await post(session, message, {
    readers: [to.handle],
    visibility: 'direct',
    ...(last && { in_reply_to_id: last }),
    spoiler: '',
  });
  const room =
    threadExternalId !== undefined && readRoom(threadExternalId) !== null ? threadExternalId : roomOf(to.externalId);
  return sentOf(session, status, room);
}

export function sentOf(session: Session, { id, created_at, url }: Status, threadExternalId: string): Sent {
  const permalink = webAddress(url);
  const sentAt = firstDate(created_at) ?? session.now();
  return { externalId: id, threadExternalId, sentAt, ...(permalink && { permalink }) };
}

/** Before anything is asked, so that what cannot fit costs nothing. */
function check(session: Session, { text, attachments }: Outbound): void {
  const { max, unit } = textLimit(session.settings);
  if (measure(text, unit) > max) throw tooLong(max);
  const limits = limitsFor(session.settings, []);
  if (limits.images && attachments.length > limits.images.max)
    throw new ConnectorError('invalid_request', `This Mastodon server takes ${limits.images.max} images with a post.`);
  const large = findTooLarge(attachments, limits);
  if (large)
    throw new ConnectorError(
      'too_long',
      `${large.name} is larger than the ${large.maxBytes} bytes that this server takes.`,
    );
}

async function readStatus(session: Session, id: string): Promise<Status> {
  return call(callerOf(session), { method: 'GET', path: statusPath(id), reply: Status });
}

type Place = { readers: readonly string[]; visibility: string; in_reply_to_id?: string; spoiler: string };

async function post(session: Session, message: Outbound, place: Place): Promise<Status> {
  const { readers, visibility, in_reply_to_id, spoiler } = place;
  const { max, unit } = textLimit(session.settings);
  const status = namesOf(readers.filter((handle) => !isNamed(message.text, handle))) + message.text;
  const left = max - measure(status, unit);
  if (left < 0) throw tooLong(max);
  // The warning counts too; what does not fit of it is worth less than the answer.
  const spoiler_text = [...spoiler].slice(0, left).join('').trim();
  const media_ids = await uploadAll(session, message.attachments);
  const [language] = (message.language ?? '').split('-');
  return call(callerOf(session), {
    method: 'POST',
    path: '/api/v1/statuses',
    headers: { 'idempotency-key': message.clientKey },
    json: {
      ...{ status, visibility, media_ids },
      ...(in_reply_to_id !== undefined && { in_reply_to_id }),
      ...(spoiler_text !== '' && { spoiler_text, sensitive: true }),
      ...(language && { language }),
    },
    reply: Status,
  });
}

/** The newest direct status between the two of us alone; undefined where there is none or the server does not tell. */
async function findLast(session: Session, accountId: string): Promise<string | undefined> {
  const caller = callerOf(session);
  try {
    const rooms = await call(caller, { method: 'GET', path: '/api/v1/conversations?limit=40', reply: Conversations });
    const room = rooms.find(({ accounts }) => accounts.length === 1 && accounts[0]?.id === accountId);
    return Status.safeParse(room?.last_status).data?.id;
  } catch (error) {
    if (error instanceof ConnectorError && ['gone', 'permission', 'invalid_request'].includes(error.kind))
      return undefined;
    throw error;
  }
}
