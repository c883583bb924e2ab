import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { createRenewals } from '../renewals.ts';
import type { Http, Session } from '../session.ts';
import { type Call, XrpcError, xrpc } from './xrpc.ts';

export const Secrets = z.object({ accessJwt: z.string(), refreshJwt: z.string(), password: z.string() });
export type Secrets = z.infer<typeof Secrets>;

export const Settings = z.object({
  /** Where the account signs in. */
  service: z.url(),
  /** The server on which the account lives. */
  pds: z.url(),
  handle: z.string(),
  /** DID of the direct message service; empty means that the channel has no direct messages. */
  chat: z.string().default(''),
  /** What makes films ready, and the directory of accounts; the same for all of Bluesky. */
  video: z.url().default('https://video.bsky.app'),
  directory: z.url().default('https://plc.directory'),
});
export type Settings = z.infer<typeof Settings>;

const NewSession = z.looseObject({
  accessJwt: z.string(),
  refreshJwt: z.string(),
  did: z.string(),
  handle: z.string(),
  didDoc: z
    .looseObject({ service: z.array(z.looseObject({ id: z.string(), serviceEndpoint: z.unknown() })).catch([]) })
    .optional()
    .catch(undefined),
});
export type NewSession = z.infer<typeof NewSession>;

type Io = { http: Http; now(): Date };

/** Signs in with handle (or DID) and app password; limited to 30 in 5 minutes and 300 a day per account. */
export function signIn(io: Io, service: string, identifier: string, password: string): Promise<NewSession> {
  return xrpc(io, service, undefined, {
    method: 'com.atproto.server.createSession',
    body: { identifier, password },
    reply: NewSession,
  });
}

/** A refresh token works once. */
const { current, renew } = createRenewals<Secrets>(({ refreshJwt }) => refreshJwt, fresh);

/** Makes a call for the account; renews the session once when it has run out. */
export async function call<T>(session: Session, request: Call<T>): Promise<T> {
  const { pds } = settingsOf(session);
  const secrets = await current(Secrets.parse(session.secrets));
  try {
    return await xrpc(session, pds, secrets.accessJwt, request);
  } catch (error) {
    if (!isStale(error)) throw error;
  }
  const renewed = await renew(session, secrets);
  return xrpc(session, pds, renewed.accessJwt, request).catch((error) => {
    throw isExpired(error) ? tooSoon(error) : error;
  });
}

export function settingsOf(session: Session): Settings {
  const parsed = Settings.safeParse(session.settings);
  if (parsed.success) return parsed.data;
  throw new ConnectorError(
    'auth_expired',
    `The settings of @${session.account.handle} are not complete. Reconnect the channel.`,
  );
}

/** A refused token; without a name of its own a 401 says so. */
function isStale(error: unknown): boolean {
  return error instanceof XrpcError && error.kind === 'auth_expired';
}

function isExpired(error: unknown): boolean {
  return error instanceof XrpcError && error.error === 'ExpiredToken';
}

/** The credentials were accepted a moment ago, so a person has nothing to mend; nothing was done, and the next call renews again. */
function tooSoon(cause: unknown): ConnectorError {
  return new ConnectorError('transient', 'Bluesky refused a session that it had only just renewed.', { cause });
}

async function fresh(session: Session, { refreshJwt, password }: Secrets): Promise<Secrets> {
  const got = await refresh(session, refreshJwt).catch((error) => {
    if (error instanceof ConnectorError && error.kind === 'auth_expired') return again(session, password);
    throw error;
  });
  const secrets = { accessJwt: got.accessJwt, refreshJwt: got.refreshJwt, password };
  await session.saveSecrets(secrets);
  return secrets;
}

function refresh(session: Session, refreshJwt: string): Promise<NewSession> {
  const request = { method: 'com.atproto.server.refreshSession', write: true, reply: NewSession } as const;
  return onlyAsked(xrpc(session, settingsOf(session).pds, refreshJwt, request));
}

function again(session: Session, password: string): Promise<NewSession> {
  const { service } = settingsOf(session);
  return onlyAsked(signIn(session, service, session.account.externalId, password)).catch((error) => {
    if (!(error instanceof XrpcError) || error.error !== 'AuthenticationRequired') throw error;
    throw new ConnectorError(
      'auth_expired',
      `Bluesky no longer accepts the app password of @${session.account.handle}. Make a new one and reconnect the channel.`,
      { cause: error },
    );
  });
}

/** A lost answer to a request for tokens leaves nothing done that anybody could see. */
function onlyAsked<T>(work: Promise<T>): Promise<T> {
  return work.catch((error) => {
    if (!(error instanceof ConnectorError) || error.kind !== 'unknown_outcome') throw error;
    throw new ConnectorError('transient', 'Bluesky did not answer when the session was renewed.', { cause: error });
  });
}
