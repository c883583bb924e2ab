import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { call } from '../graph/call.ts';
import type { Session } from '../session.ts';
import { writeRead } from './delivery.ts';
import { callerOf, pathOf } from './graph.ts';
import { mediaFields } from './poll/lists.ts';

const commentFields = `id,text,timestamp,username,like_count,media{id,permalink}`;
const Anything = z.looseObject({});

/** Posts and comments of others that name us, by what `parse` named. What is gone or private is left out. */
export async function readNamed(session: Session, names: readonly string[]): Promise<Uint8Array[]> {
  const mentions: unknown[] = [];
  for (const name of names) {
    const [, kind, id = ''] = /^(media|comment):(\d+)$/.exec(name) ?? [];
    if (kind === undefined) continue;
    const of = kind === 'media' ? mediaFields : commentFields;
    const fields = `mentioned_${kind}.${kind}_id(${id}){${of}}`;
    try {
      const path = pathOf(session.account.externalId);
      mentions.push(await call(callerOf(session), { method: 'GET', path, query: { fields }, reply: Anything }));
    } catch (error) {
      const isHidden =
        error instanceof ConnectorError && ['gone', 'permission', 'invalid_request'].includes(error.kind);
      if (!isHidden) throw error;
    }
  }
  return mentions.length === 0 ? [] : [writeRead({ account: session.account.externalId, mentions })];
}
