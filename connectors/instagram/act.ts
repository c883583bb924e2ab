import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { call } from '../graph/call.ts';
import { Done, Id } from '../graph/shapes.ts';
import type { Session } from '../session.ts';
import { callerOf, pathOf, placeOf } from './graph.ts';
import { isElsewhere, isMessage } from './ids.ts';

const refusal = (message: string) => new ConnectorError('invalid_request', message);

/** Only what stands under our own posts. */
function refuseOthers(externalId: string, doing: string): void {
  if (isMessage(externalId)) throw refusal(`Instagram does not let an account ${doing} a message.`);
  if (isElsewhere(externalId))
    throw refusal(`Instagram lets an account ${doing} only what stands under its own posts.`);
}

/** Its author goes on seeing it. */
export async function hide(session: Session, externalId: string, on: boolean): Promise<void> {
  refuseOthers(externalId, 'hide');
  const query = { hide: String(on) };
  await call(callerOf(session), { method: 'POST', path: pathOf(externalId), query, reply: Done });
}

/** Ours or others', under a post of ours. */
export async function remove(session: Session, externalId: string): Promise<void> {
  refuseOthers(externalId, 'take back');
  try {
    await call(callerOf(session), { method: 'DELETE', path: pathOf(externalId), reply: Done });
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
  }
}

const Written = z.looseObject({ from: z.looseObject({ id: Id }) });
const Reacted = z.looseObject({ recipient_id: Id });

/** A heart under a message; a comment has none by API. Its room is known by who wrote it. */
export async function like(session: Session, externalId: string, on: boolean): Promise<void> {
  if (!isMessage(externalId)) throw refusal('Instagram lets no app like a post or comment.');
  const caller = callerOf(session);
  const wanted = { method: 'GET', path: pathOf(externalId), query: { fields: 'from' }, reply: Written } as const;
  const { from } = await call(caller, wanted);
  const json = {
    ...{ recipient: { id: from.id }, sender_action: on ? 'react' : 'unreact' },
    payload: { message_id: externalId, ...(on && { reaction: 'love' }) },
  };
  await call(caller, { method: 'POST', path: pathOf(placeOf(session), '/messages'), json, reply: Reacted });
}
