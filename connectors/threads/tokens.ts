import { type LongLived, longLived } from '../long-lived.ts';
import type { Session } from '../session.ts';
import { call, callerOf } from './api.ts';
import { LongToken } from './shapes.ts';

/** The same token for another sixty days. */
export async function renew(session: Session): Promise<LongLived> {
  const caller = callerOf(session);
  const query = { grant_type: 'th_refresh_token', access_token: caller.token };
  const wanted = { method: 'GET', path: '/refresh_access_token', bare: true, query, reply: LongToken } as const;
  const { access_token, expires_in } = await call(caller, wanted);
  return longLived(access_token, expires_in, caller.now());
}
