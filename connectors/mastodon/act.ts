import { ConnectorError } from '../connector-error.ts';
import type { Profile } from '../inbound.ts';
import type { Session } from '../session.ts';
import { call, callerOf } from './api.ts';
import { statusPath } from './poll/watch.ts';
import { Nothing } from './shapes.ts';

/** Favourites a status, or takes it back; doing either twice changes nothing. */
export function like(session: Session, externalId: string, on: boolean): Promise<void> {
  return act(session, `${statusPath(externalId)}/${on ? 'favourite' : 'unfavourite'}`);
}

export function block(session: Session, { externalId }: Profile, on: boolean): Promise<void> {
  return act(session, `/api/v1/accounts/${encodeURIComponent(externalId)}/${on ? 'block' : 'unblock'}`);
}

export function mute(session: Session, { externalId }: Profile, on: boolean): Promise<void> {
  return act(session, `/api/v1/accounts/${encodeURIComponent(externalId)}/${on ? 'mute' : 'unmute'}`);
}

/** Deletes a status of ours; another's is as unknown to the server as one that is gone. */
export async function deleteStatus(session: Session, externalId: string): Promise<void> {
  const caller = callerOf(session);
  const isUnknown = (error: unknown) => error instanceof ConnectorError && error.kind === 'gone';
  try {
    await call(caller, { method: 'DELETE', path: statusPath(externalId), reply: Nothing });
    return;
  } catch (error) {
    if (!isUnknown(error)) throw error;
  }
  try {
    await call(caller, { method: 'GET', path: statusPath(externalId), reply: Nothing });
  } catch (error) {
    if (isUnknown(error)) return;
    throw error;
  }
  throw new ConnectorError('permission', 'Mastodon lets only its author delete a post.');
}

async function act(session: Session, path: string): Promise<void> {
  await call(callerOf(session), { method: 'POST', path, reply: Nothing });
}
