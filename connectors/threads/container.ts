import { ConnectorError } from '../connector-error.ts';
import { Made } from '../graph/shapes.ts';
import type { OutboundAttachment, PublicReply } from '../outbound.ts';
import { type Look, lookUntilDone } from '../patience.ts';
import type { Session } from '../session.ts';
import { call, callerOf, pathOf } from './api.ts';
import { facts } from './limits.ts';
import { Status } from './shapes.ts';

/**
 * Makes what nobody sees yet: the text with its pictures or its film, ready to be published. Answers its id. Throws
 * `invalid_request` for files that Threads cannot use, `transient` while it is at it.
 */
export async function makeContainer(session: Session, { text, attachments, replyTo }: PublicReply): Promise<string> {
  const answer = { ...(text !== '' && { text }), reply_to_id: replyTo.externalId };
  const [only, ...others] = attachments;
  if (!only) return finished(session, { media_type: 'TEXT', ...answer }, facts.textPatienceMs);
  if (others.length === 0) return finished(session, { ...mediaOf(session, only), ...answer }, facts.filePatienceMs);
  const children: string[] = [];
  for (const one of attachments)
    children.push(await finished(session, { ...mediaOf(session, one), is_carousel_item: true }, facts.filePatienceMs));
  const album = { media_type: 'CAROUSEL', children: children.join(','), ...answer };
  return finished(session, album, facts.filePatienceMs);
}

export const isFilm = ({ mimeType }: Pick<OutboundAttachment, 'mimeType'>): boolean => mimeType.startsWith('video/');

/** Threads takes no bytes: it fetches each file itself. */
function mediaOf({ account }: Session, file: OutboundAttachment): object {
  const { address, alt, name } = file;
  if (address === undefined)
    throw new ConnectorError(
      'invalid_request',
      `${name} cannot go out as @${account.handle}: Threads fetches files from a public address, and Earshot has none.`,
    );
  const described = alt.trim() === '' ? {} : { alt_text: [...alt].slice(0, facts.altLength).join('') };
  return isFilm(file)
    ? { media_type: 'VIDEO', video_url: address, ...described }
    : { media_type: 'IMAGE', image_url: address, ...described };
}

async function finished(session: Session, json: object, patienceMs: number): Promise<string> {
  const { id } = await unseen(call(callerOf(session), { method: 'POST', path: '/me/threads', json, reply: Made }));
  await ready(session, id, patienceMs);
  return id;
}

/** A container that is not published is seen by nobody, so a lost answer here means: nothing happened. */
async function unseen<T>(making: Promise<T>): Promise<T> {
  try {
    return await making;
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', 'The answer did not reach Threads.', { cause: error });
  }
}

async function ready(session: Session, containerId: string, patienceMs: number): Promise<void> {
  const wanted = { method: 'GET', path: pathOf(containerId), query: { fields: 'status,error_message' } } as const;
  const look = async (): Promise<Look<true>> => {
    const { status, error_message: why } = await call(callerOf(session), { ...wanted, reply: Status });
    if (status === 'FINISHED') return { done: true };
    if (!['ERROR', 'EXPIRED'].includes(status)) return { againInMs: facts.lookEveryMs };
    throw new ConnectorError('invalid_request', `Threads could not make a post of it${why ? `: ${why}` : ''}.`);
  };
  if (await lookUntilDone(look, patienceMs)) return;
  throw new ConnectorError('transient', 'Threads is still working on the answer.');
}
