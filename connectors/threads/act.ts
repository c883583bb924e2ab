import { ConnectorError } from '../connector-error.ts';
import { Done } from '../graph/shapes.ts';
import type { Session } from '../session.ts';
import { call, callerOf, pathOf } from './api.ts';

/** A reply at the top of a thread of ours; what hangs under it goes with it. */
export async function hide(session: Session, externalId: string, on: boolean): Promise<void> {
  const path = pathOf(externalId, '/manage_reply');
  await call(callerOf(session), { method: 'POST', path, json: { hide: on }, reply: Done });
}

/** Ours; a hundred a day. */
export async function remove(session: Session, externalId: string): Promise<void> {
  try {
    await call(callerOf(session), { method: 'DELETE', path: pathOf(externalId), reply: Done });
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
  }
}
