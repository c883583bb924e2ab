import * as z from 'zod';
import type { Profile } from '../inbound.ts';
import type { Session } from '../session.ts';
import { readAtUri } from './at-uri.ts';
import { deleteRecord, putRecord } from './record.ts';
import { nextTid } from './tid.ts';
import { call } from './tokens.ts';

const blockCollection = 'app.bsky.graph.block';

const Blocks = z.looseObject({
  records: z.array(z.looseObject({ uri: z.string(), value: z.looseObject({ subject: z.unknown() }) })),
  cursor: z.string().optional(),
});
const Done = z.looseObject({});
const pageSize = 100;

/**
 * Blocks an account with a record of ours, under the key that was chosen before the first try. Unblocking deletes every
 * such record, also one that was made in the app; our own server knows them at once, the AppView would lag.
 */
export async function block(session: Session, person: Profile, on: boolean, chosenId?: string): Promise<void> {
  const keys = await listBlocks(session, person.externalId);
  if (!on) {
    for (const rkey of keys) await deleteRecord(session, blockCollection, rkey);
    return;
  }
  if (keys.length > 0) return;
  const record = { $type: blockCollection, subject: person.externalId, createdAt: session.now().toISOString() };
  await putRecord(session, blockCollection, chosenId ?? nextTid(session.now()), record);
}

/** Mutes are kept by the AppView for us alone; the person is not told. */
export async function mute(session: Session, person: Profile, on: boolean): Promise<void> {
  const method = on ? 'app.bsky.graph.muteActor' : 'app.bsky.graph.unmuteActor';
  await call(session, { method, body: { actor: person.externalId }, reply: Done });
}

async function listBlocks(session: Session, did: string): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor: string | undefined, last: string | undefined; ; last = cursor) {
    const params = { repo: session.account.externalId, collection: blockCollection, limit: pageSize, cursor };
    const page = await call(session, { method: 'com.atproto.repo.listRecords', params, reply: Blocks });
    const ofPerson = page.records.filter(({ value }) => value.subject === did);
    keys.push(...ofPerson.flatMap(({ uri }) => readAtUri(uri)?.rkey ?? []));
    cursor = page.cursor;
    if (cursor === undefined || cursor === last || page.records.length < pageSize) return keys;
  }
}
