import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { call } from '../graph/call.ts';
import { Edge, Id } from '../graph/shapes.ts';
import type { Session } from '../session.ts';
import { callerOf } from './graph.ts';

const OfPage = z.looseObject({ id: Id });

/** A person has an id for our app and another for each page; who has none for the page is known by the first alone. */
export async function knownAs(session: Session, personId: string): Promise<string[]> {
  const path = `/${encodeURIComponent(personId)}/ids_for_pages`;
  const query = { page: session.account.externalId };
  try {
    const { data } = await call(callerOf(session), { method: 'GET', path, query, reply: Edge });
    return [personId, ...data.flatMap((one) => OfPage.safeParse(one).data?.id ?? [])];
  } catch (error) {
    if (error instanceof ConnectorError && ['gone', 'invalid_request', 'permission'].includes(error.kind))
      return [personId];
    throw error;
  }
}
