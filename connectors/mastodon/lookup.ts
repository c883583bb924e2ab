import { firstDate } from '#connectors/clean.ts';
import type { DirectMessage, FoundSent, PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { callerOf, callWhole } from './api.ts';
import { roomOf } from './handle.ts';
import { textOf } from './parse/status.ts';
import { pageLinks } from './poll/feed.ts';
import { rootOf } from './poll/roots.ts';
import { sentOf } from './send.ts';
import { List, Status } from './shapes.ts';
import { visibilityOf } from './visibility.ts';

/** For what may be between the two clocks. */
const slackMs = 60_000;
const pageSize = 40;
const mostPages = 5;

/**
 * Asks what became of a try whose answer was lost: a status of ours since then, in the same place and with the same
 * words, is it. Servers that keep no idempotency key would post a second one, so they are asked every time.
 */
export async function findSent(
  session: Session,
  verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
  since: Date,
): Promise<FoundSent> {
  const earliest = new Date(since.getTime() - slackMs);
  const path = `/api/v1/accounts/${encodeURIComponent(session.account.externalId)}/statuses`;
  let below: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(below && { max_id: below }) });
    const { body, headers } = await callWhole(callerOf(session), {
      method: 'GET',
      path: `${path}?${query}`,
      reply: List,
    });
    const statuses = body.flatMap((entry) => Status.safeParse(entry).data ?? []);
    if (body.length > 0 && statuses.length === 0) return { state: 'cannot_tell' };
    for (const status of statuses) {
      const at = firstDate(status.created_at);
      if (at !== undefined && at < earliest) return { state: 'absent' };
      if (isIt(session, status, verb, message))
        return { state: 'found', sent: await sentFrom(session, status, message) };
    }
    const next = pageLinks(headers.link).max_id ?? statuses.at(-1)?.id;
    if (next === undefined || next === below || body.length < pageSize) return { state: 'absent' };
    below = next;
  }
  return { state: 'cannot_tell' };
}

function isIt(
  session: Session,
  status: Status,
  verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
): boolean {
  const isPrivate = visibilityOf(status) === 'private';
  if (comparable(textOf(status, session.account)) !== comparable(message.text)) return false;
  if (status.media_attachments.length !== message.attachments.length) return false;
  if ('replyTo' in message) return status.in_reply_to_id === message.replyTo.externalId;
  return verb === 'direct' && isPrivate && status.mentions.some(({ id }) => id === message.to.externalId);
}

async function sentFrom(session: Session, status: Status, message: PublicReply | DirectMessage) {
  const thread =
    'to' in message ? (message.threadExternalId ?? roomOf(message.to.externalId)) : await rootOf(session, status);
  return sentOf(session, status, thread);
}

/** As texts come back: names without their host, white space folded, names at the beginning left out. */
function comparable(text: string): string {
  const short = text.normalize('NFC').replace(/(@[\p{L}\p{N}_.-]+)@[\p{L}\p{N}.:-]+/gu, '$1');
  return short
    .replace(/^(?:\s*@[\p{L}\p{N}_.-]+)+(?=\s)/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
