import { firstDate } from '../clean.ts';
import { ConnectorError, type Kept, type Session } from '../connector.ts';
import { type Caller, call, callerOf } from './api.ts';
import { facts } from './limits.ts';
import { LongToken } from './shapes.ts';

/** `endsAt` is absent for a token that was typed, until it is renewed for the first time. */
export type Secrets = { token: string; renewAt: string } & ({ endsAt: string } | Record<never, never>);

/** A token that is good for `seconds` from now. */
export function longLived(token: string, seconds: number, now: Date): Secrets {
  const at = (part: number) => new Date(now.getTime() + seconds * 1000 * part).toISOString();
  return { token, renewAt: at(1 / 2), endsAt: at(1) };
}

/** One of which we know no age. */
export const typed = (token: string, now: Date): Secrets => ({ token, renewAt: again(now) });

const again = (now: Date): string => new Date(now.getTime() + facts.renewAgainMs).toISOString();

/** When the token ends; every renewal moves it, so it comes near only when renewing fails. */
export const endsAt = ({ secrets }: Kept): Date | null => firstDate(secrets.endsAt) ?? null;

/**
 * Renews the token when it is time. A refusal is tried again a day later, as long as the token itself holds. Throws
 * `auth_expired` when it does not.
 */
export async function renewIfDue(session: Session): Promise<void> {
  const renewAt = firstDate(session.secrets.renewAt);
  if (renewAt === undefined || renewAt > session.now()) return;
  try {
    await session.saveSecrets(await renew(callerOf(session)));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind === 'auth_expired') throw error;
    await session.saveSecrets({ ...session.secrets, renewAt: again(session.now()) });
  }
}

async function renew(caller: Caller): Promise<Secrets> {
  const query = { grant_type: 'th_refresh_token', access_token: caller.token };
  const wanted = { method: 'GET', path: '/refresh_access_token', bare: true, query, reply: LongToken } as const;
  const { access_token, expires_in } = await call(caller, wanted);
  return longLived(access_token, expires_in, caller.now());
}
