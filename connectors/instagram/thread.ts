import type { ThreadAsked, ThreadRead } from '../connector.ts';
import { ConnectorError } from '../connector-error.ts';
import { call } from '../graph/call.ts';
import { oldestFirst } from '../graph/cursor.ts';
import { findDeleted as findDeletedBy, findDeletedSingly } from '../graph/deleted.ts';
import type { Session } from '../session.ts';
import { writeRead } from './delivery.ts';
import { callerOf, isAlone, pathOf } from './graph.ts';
import { isElsewhere } from './ids.ts';
import { facts } from './limits.ts';
import { listComments, mediaFields } from './poll/lists.ts';
import { Media } from './shapes.ts';

/** A post of ours with all that stands under it, up to the newest 500 top comments; there is no more to give after it. */
export async function loadThread(session: Session, { externalId }: ThreadAsked): Promise<ThreadRead> {
  if (isElsewhere(externalId))
    throw new ConnectorError('permission', 'Instagram does not show us what stands under posts of others.');
  const wanted = { path: pathOf(externalId), query: { fields: mediaFields }, reply: Media };
  const media = await call(callerOf(session), { method: 'GET', ...wanted });
  const comments = await listComments(session, media);
  const body = writeRead({
    ...{ account: session.account.externalId, media: [media] },
    comments: oldestFirst(comments).map(({ json, media: id, permalink }) => ({ media: id, permalink, comment: json })),
  });
  return { bodies: [body], next: null };
}

/** Nobody is told when a comment goes. What stands under posts of others cannot be asked for. */
export function findDeleted(session: Session, externalIds: readonly string[]): Promise<string[]> {
  const ids = externalIds.filter((id) => !isElsewhere(id));
  // Where no page speaks for it, asking for several together is documented nowhere.
  if (isAlone(session)) return findDeletedSingly(callerOf(session), ids.slice(0, facts.soughtSingly));
  return findDeletedBy(callerOf(session), ids);
}
