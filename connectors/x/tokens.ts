import { ConnectorError } from '../connector-error.ts';
import { createRenewals } from '../renewals.ts';
import type { Session } from '../session.ts';
import { ApiError, type Call, type Caller, call as callAs, readBytes } from './api.ts';
import { appCaller, baseOf, readApp } from './app.ts';
import { Tokens } from './shapes.ts';

/** `refreshToken` is empty for a token that was typed and runs out for good. */
export type Secrets = { accessToken: string; refreshToken: string };

const renewals = createRenewals<Secrets>(({ refreshToken }) => refreshToken, fresh);

/** Makes a call for the account; an access token is good for two hours and is renewed when X no longer takes it. */
export const call = <T>(session: Session, wanted: Call<T>): Promise<T> =>
  asAccount(session, (caller) => callAs(caller, wanted));

/** A file that X gives to the account alone. */
export const readOwn = (session: Session, path: string): Promise<Uint8Array> =>
  asAccount(session, (caller) => readBytes(caller, path));

async function asAccount<T>(session: Session, work: (caller: Caller) => Promise<T>): Promise<T> {
  const secrets = await renewals.current(secretsOf(session));
  try {
    return await work(callerOf(session, secrets));
  } catch (error) {
    if (!isStale(error)) throw error;
  }
  if (secrets.refreshToken === '') throw expired(session);
  const renewed = await renewals.renew(session, secrets);
  return work(callerOf(session, renewed));
}

function callerOf({ http, now, app }: Session, { accessToken }: Secrets): Caller {
  return { http, now, base: baseOf(readApp(app)), authorization: `Bearer ${accessToken}` };
}

function secretsOf(session: Session): Secrets {
  const { accessToken = '', refreshToken = '' } = session.secrets;
  if (accessToken === '') throw expired(session);
  return { accessToken, refreshToken };
}

const isStale = (error: unknown) => error instanceof ApiError && error.status === 401;

const expired = ({ account }: Session, cause?: unknown) =>
  new ConnectorError('auth_expired', `X no longer lets us speak for @${account.handle}. Connect the channel again.`, {
    cause,
  });

/** A refresh token works once; its successor is kept before it is used. */
async function fresh(session: Session, { refreshToken }: Secrets): Promise<Secrets> {
  const app = readApp(session.app);
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: app.clientId };
  const wanted = { method: 'POST', path: tokenPath, form, reply: Tokens } as const;
  const got = await callAs(appCaller(session, app), wanted).catch((error: unknown) => {
    if (error instanceof ApiError && [400, 401, 403].includes(error.status)) throw expired(session, error);
    throw onlyAsked(error);
  });
  const secrets = { accessToken: got.access_token, refreshToken: got.refresh_token ?? refreshToken };
  await session.saveSecrets(secrets);
  return secrets;
}

export const tokenPath = '/2/oauth2/token';

/** A lost answer to a request for tokens leaves nothing done that anybody could see. */
function onlyAsked(error: unknown): unknown {
  if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) return error;
  return new ConnectorError('transient', 'X did not answer when the token was renewed.', { cause: error });
}
