import { ConnectorError } from '../connector-error.ts';
import { Made } from '../graph/shapes.ts';
import { findTooLarge, fits } from '../measure.ts';
import type { Outbound, PublicReply, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { call, callerOf } from './api.ts';
import { isFilm, makeContainer } from './container.ts';
import { facts, limits } from './limits.ts';
import { findAnswer } from './lookup.ts';

/**
 * In two steps: a container that nobody sees, then publishing it. Threads takes no key of ours, so what stands there
 * already in the same words is not said twice. Throws `duplicate` for it.
 */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  check(message);
  const { threadExternalId } = message.replyTo;
  if (await findAnswer(session, message, 0))
    throw new ConnectorError('duplicate', 'Threads already has the same answer of ours to this.');
  const { id } = await publish(session, await makeContainer(session, message));
  return { externalId: id, threadExternalId, sentAt: session.now() };
}

/** Before anything is asked, so that what cannot fit costs nothing. */
function check({ text, attachments }: Outbound): void {
  if (!fits(text, limits.text.public)) throw new ConnectorError('too_long', `Threads takes ${facts.textLength} signs.`);
  const isMixed = attachments.length > 1 && attachments.some(isFilm);
  if (attachments.length > facts.images || isMixed)
    throw new ConnectorError('invalid_request', `Threads takes ${facts.images} pictures or one film.`);
  const large = findTooLarge(attachments, limits);
  if (large)
    throw new ConnectorError('too_long', `${large.name} is larger than the ${large.maxBytes} bytes of Threads.`);
  const links = new Set(text.match(/https?:\/\/\S+/giu));
  if (links.size > facts.links)
    throw new ConnectorError(
      'invalid_request',
      `Threads takes ${facts.links} addresses in one post; here are ${links.size}.`,
    );
}

async function publish(session: Session, containerId: string): Promise<{ id: string }> {
  const json = { creation_id: containerId };
  try {
    return await call(callerOf(session), { method: 'POST', path: '/me/threads_publish', json, reply: Made });
  } catch (error) {
    // It says the same of what is not ready and of what is not there; nothing was published.
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
    throw new ConnectorError('transient', 'Threads was not ready to publish the answer.', { cause: error });
  }
}
