import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { type Caller, call } from './call.ts';

const mostAtOnce = 50;

/** Asked for together they are given or refused together, so a refused half is halved until who is gone stands alone. */
export async function findDeleted(caller: Caller, externalIds: readonly string[]): Promise<string[]> {
  if (externalIds.length === 0) return [];
  if (externalIds.length > mostAtOnce) return inHalves(caller, externalIds);
  const query = { ids: externalIds.join(','), fields: 'id' };
  try {
    await call(caller, { method: 'GET', path: '/', query, reply: z.record(z.string(), z.unknown()) });
    return [];
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
    return externalIds.length === 1 ? [...externalIds] : inHalves(caller, externalIds);
  }
}

/** The same where several cannot be asked for together: one call for each, so for few. */
export async function findDeletedSingly(caller: Caller, externalIds: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const id of externalIds) {
    const wanted = { path: `/${encodeURIComponent(id)}`, query: { fields: 'id' }, reply: z.unknown() };
    await call(caller, { method: 'GET', ...wanted }).catch((error: unknown) => {
      if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
      gone.push(id);
    });
  }
  return gone;
}

async function inHalves(caller: Caller, ids: readonly string[]): Promise<string[]> {
  const middle = Math.ceil(ids.length / 2);
  return [...(await findDeleted(caller, ids.slice(0, middle))), ...(await findDeleted(caller, ids.slice(middle)))];
}
