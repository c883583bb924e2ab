import { firstDate } from './clean.ts';
import { ConnectorError } from './connector-error.ts';
import type { Kept, Session } from './session.ts';

/**
 * A token that lasts some weeks and is renewed before its end, as Threads and Instagram have them. `endsAt` is absent for
 * one that was typed, until it is renewed for the first time.
 */
export type LongLived = { token: string; renewAt: string } & ({ endsAt: string } | Record<never, never>);

/** Only a token that is a day old is renewed; after a refusal it is tried again as late. */
const renewAgainMs = 24 * 60 * 60_000;
const again = (now: Date): string => new Date(now.getTime() + renewAgainMs).toISOString();

/** A token that is good for `seconds` from now; it is renewed when half of that is over. */
export function longLived(token: string, seconds: number, now: Date): LongLived {
  const at = (part: number) => new Date(now.getTime() + seconds * 1000 * part).toISOString();
  return { token, renewAt: at(1 / 2), endsAt: at(1) };
}

/** One of which we know no age. */
export const ofUnknownAge = (token: string, now: Date): LongLived => ({ token, renewAt: again(now) });

/** When the token ends; every renewal moves it, so it comes near only when renewing fails. */
export const endOf = ({ secrets }: Pick<Kept, 'secrets'>): Date | null => firstDate(secrets.endsAt) ?? null;

/**
 * Renews the token when it is time. A refusal is tried again a day later, as long as the token itself holds. Throws
 * `auth_expired` when it does not.
 */
export async function renewIfDue(session: Session, renew: (session: Session) => Promise<LongLived>): Promise<void> {
  const renewAt = firstDate(session.secrets.renewAt);
  if (renewAt === undefined || renewAt > session.now()) return;
  try {
    await session.saveSecrets(await renew(session));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind === 'auth_expired') throw error;
    await session.saveSecrets({ ...session.secrets, renewAt: again(session.now()) });
  }
}
