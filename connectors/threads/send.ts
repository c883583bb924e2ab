import { setTimeout as wait } from 'node:timers/promises';
import { ConnectorError, type Outbound, type PublicReply, type Sent, type Session } from '../connector.ts';
import { Made } from '../graph/shapes.ts';
import { fits } from '../measure.ts';
import { call, callerOf, pathOf } from './api.ts';
import { facts, limits } from './limits.ts';
import { findAnswer } from './lookup.ts';
import { Status } from './shapes.ts';

/**
 * In two steps: a container that nobody sees, then publishing it. Threads takes no key of ours, so what stands there
 * already in the same words is not said twice. Throws `duplicate` for it.
 */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  check(message);
  const { externalId, threadExternalId } = message.replyTo;
  if (await findAnswer(session, externalId, message.text, 0))
    throw new ConnectorError('duplicate', 'Threads already has the same answer of ours to this.');
  const json = { media_type: 'TEXT', text: message.text, reply_to_id: externalId };
  const container = await unseen(call(callerOf(session), { method: 'POST', path: '/me/threads', json, reply: Made }));
  await ready(session, container.id);
  const { id } = await publish(session, container.id);
  return { externalId: id, threadExternalId, sentAt: session.now() };
}

/** Before anything is asked, so that what cannot fit costs nothing. */
function check({ text, attachments }: Outbound): void {
  if (!fits(text, limits.text.public)) throw new ConnectorError('too_long', `Threads takes ${facts.textLength} signs.`);
  if (attachments.length > 0) throw new ConnectorError('invalid_request', 'Threads takes no files from us.');
  const links = new Set(text.match(/https?:\/\/\S+/giu));
  if (links.size > facts.links)
    throw new ConnectorError(
      'invalid_request',
      `Threads takes ${facts.links} addresses in one post; here are ${links.size}.`,
    );
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

const mostLooks = 5;
const betweenLooksMs = 1_000;

/** Waits until the container can be published. Throws `transient` when it takes too long. */
async function ready(session: Session, containerId: string): Promise<void> {
  const wanted = { method: 'GET', path: pathOf(containerId), query: { fields: 'status,error_message' } } as const;
  for (let look = 0; look < mostLooks; look += 1) {
    const { status, error_message: why } = await call(callerOf(session), { ...wanted, reply: Status });
    if (status === 'FINISHED') return;
    if (['ERROR', 'EXPIRED'].includes(status))
      throw new ConnectorError('invalid_request', `Threads could not make a post of it${why ? `: ${why}` : ''}.`);
    await wait(betweenLooksMs);
  }
  throw new ConnectorError('transient', 'Threads is still working on the answer.');
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
