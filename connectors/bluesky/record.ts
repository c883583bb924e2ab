import * as z from 'zod';
import type { Session } from '../session.ts';
import { call } from './tokens.ts';

const Written = z.looseObject({ uri: z.string(), cid: z.string() });
const Done = z.looseObject({});

/** Writes a record of ours under this key; the same key twice is one record. */
export function putRecord(session: Session, collection: string, rkey: string, record: unknown) {
  const body = { repo: session.account.externalId, collection, rkey, record };
  return call(session, { method: 'com.atproto.repo.putRecord', body, reply: Written });
}

/** A record that is not there is deleted already. */
export async function deleteRecord(session: Session, collection: string, rkey: string): Promise<void> {
  const body = { repo: session.account.externalId, collection, rkey };
  await call(session, { method: 'com.atproto.repo.deleteRecord', body, reply: Done });
}
