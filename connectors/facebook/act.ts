import { ConnectorError } from '../connector-error.ts';
import { call } from '../graph/call.ts';
import { Done } from '../graph/shapes.ts';
import type { Visibility } from '../inbound.ts';
import { fits } from '../measure.ts';
import type { Session } from '../session.ts';
import { callerOf } from './graph.ts';
import { facts, limits } from './limits.ts';

const pathOf = (externalId: string, edge = '') => `/${encodeURIComponent(externalId)}${edge}`;

/** Messenger knows nothing of what is done to posts and comments, and would say that a message is not there. */
function refuseMessages(externalId: string, doing: string): void {
  if (externalId.startsWith('m_'))
    throw new ConnectorError('invalid_request', `Messenger does not let a page ${doing} a message.`);
}

export async function like(session: Session, externalId: string, on: boolean): Promise<void> {
  refuseMessages(externalId, 'like');
  await call(callerOf(session), { method: on ? 'POST' : 'DELETE', path: pathOf(externalId, '/likes'), reply: Done });
}

/** Its author and their friends go on seeing it. */
export async function hide(session: Session, externalId: string, on: boolean): Promise<void> {
  await call(callerOf(session), { method: 'POST', path: pathOf(externalId), json: { is_hidden: on }, reply: Done });
}

/** A comment of ours; what was written in private stays as it is there. */
export async function edit(
  session: Session,
  message: { externalId: string; text: string; visibility: Visibility },
): Promise<void> {
  if (message.visibility === 'private')
    throw new ConnectorError('invalid_request', 'Messenger does not let a page change what it wrote.');
  if (!fits(message.text, limits.text.public))
    throw new ConnectorError('too_long', `A comment takes ${facts.commentCharacters} characters.`);
  await call(callerOf(session), {
    method: 'POST',
    path: pathOf(message.externalId),
    json: { message: message.text },
    reply: Done,
  });
}

/** Ours, or whatever others wrote on our page. */
export async function remove(session: Session, externalId: string): Promise<void> {
  refuseMessages(externalId, 'take back');
  try {
    await call(callerOf(session), { method: 'DELETE', path: pathOf(externalId), reply: Done });
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
  }
}
