import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
import { refuses } from './access.ts';
import { readDirectId } from './ids.ts';
import { Anything } from './shapes.ts';
import { call } from './tokens.ts';

/** Likes a post, or takes it back; only an enterprise access has it. */
export async function like(session: Session, externalId: string, on: boolean): Promise<void> {
  const { account, settings } = session;
  if (refuses(settings, { verb: 'like', accountId: account.externalId }) !== null)
    throw new ConnectorError('permission', `The access of @${account.handle} to X does not include likes.`);
  const path = `/2/users/${encodeURIComponent(account.externalId)}/likes`;
  if (on) await call(session, { method: 'POST', path, json: { tweet_id: externalId }, reply: Anything });
  else await call(session, { method: 'DELETE', path: `${path}/${encodeURIComponent(externalId)}`, reply: Anything });
}

/** Puts an answer in a thread of ours behind a click, or shows it again. */
export async function hide(session: Session, externalId: string, on: boolean): Promise<void> {
  const path = `/2/tweets/${encodeURIComponent(externalId)}/hidden`;
  await call(session, { method: 'PUT', path, json: { hidden: on }, reply: Anything });
}

/** Deletes a post of ours for everybody, a direct message of ours on our side only; what is gone is deleted. */
export async function remove(session: Session, externalId: string): Promise<void> {
  const event = readDirectId(externalId);
  const path =
    event === null ? `/2/tweets/${encodeURIComponent(externalId)}` : `/2/dm_events/${encodeURIComponent(event)}`;
  try {
    await call(session, { method: 'DELETE', path, reply: Anything });
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
  }
}
