import * as z from 'zod';
import type { Connected, SignIn } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { forgiving } from '../forgiving.ts';
import { type ConnectIo, refuseLess } from '../graph/app.ts';
import { call } from '../graph/call.ts';
import { Done, Id } from '../graph/shapes.ts';
import { verifyTokenOf } from '../hub.ts';
import { type LongLived, longLived } from '../long-lived.ts';
import type { Session, Staying } from '../session.ts';
import { app as registration } from './app.ts';
import { aloneCaller, callerOf, isAlone, network } from './graph.ts';
import { alone, subscribedFields } from './limits.ts';

/** An account that signs in at Instagram itself: no page, a token of its own that lasts sixty days. */

const Keep = z.object({ login: z.literal(alone.login), redirectUri: z.string() });
/** `id` is another for each app; everywhere else the account goes by `user_id`. */
const Myself = z.looseObject({
  ...{ user_id: Id, username: z.string().min(1), name: forgiving(z.string()) },
  profile_picture_url: forgiving(z.string()),
});
const scopesOf = z.union([z.string().transform((told) => told.split(',')), z.array(z.string())]);
const Short = z.looseObject({ access_token: z.string().min(1), permissions: forgiving(scopesOf) });
/** Documented as a list of one, and often met without it. */
const ShortToken = z.union([z.looseObject({ data: z.tuple([Short]) }).transform(({ data: [one] }) => one), Short]);
const LongToken = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });

export const signInAlone: Pick<SignIn, 'begin' | 'finish'> = {
  begin: async (_settings, { app: ours = {}, callbackUrl }) => {
    const query = new URLSearchParams({
      ...{ client_id: ours.instagramAppId ?? '', redirect_uri: callbackUrl },
      ...{ scope: alone.scopes.join(','), response_type: 'code' },
    });
    const url = `${hostOf(ours, alone.signInUrl)}/oauth/authorize?${query}`;
    return { url, comesBack: true, keep: { login: alone.login, redirectUri: callbackUrl } };
  },
  finish: async (kept, code, io) => {
    const { redirectUri } = Keep.parse(kept);
    const { given, secrets } = await exchange(io, code.replace(/#_$/, ''), redirectUri);
    if (given) refuseLess(given, alone.scopes, network);
    return connectAlone(secrets, io);
  },
};

/** Of a simulated Instagram, page, codes and API stand on one host. */
const hostOf = ({ url }: Record<string, string>, usual: string): string => (url ?? usual).replace(/\/+$/, '');

/** The code gives a token of one hour, that one a token of sixty days; `given` is absent where it was not said. */
async function exchange(
  io: ConnectIo,
  code: string,
  redirectUri: string,
): Promise<{ given: string[] | undefined; secrets: LongLived }> {
  const ours = io.app ?? {};
  const { instagramAppId = '', instagramAppSecret = '' } = ours;
  const form = new FormData();
  const said = { client_id: instagramAppId, client_secret: instagramAppSecret, redirect_uri: redirectUri, code };
  for (const [name, value] of Object.entries({ ...said, grant_type: 'authorization_code' })) form.set(name, value);
  const caller = aloneCaller(ours, '', io);
  try {
    const short = await call(
      { ...caller, base: hostOf(ours, alone.codeUrl) },
      { method: 'POST', path: '/oauth/access_token', bare: true, form, reply: ShortToken },
    );
    const exchanged = { client_secret: instagramAppSecret, access_token: short.access_token };
    const query = { grant_type: 'ig_exchange_token', ...exchanged };
    const wanted = { method: 'GET', path: '/access_token', bare: true, query, reply: LongToken } as const;
    const long = await call(caller, wanted);
    return { given: short.permissions, secrets: longLived(long.access_token, long.expires_in, io.now()) };
  } catch (error) {
    const isRefusal = error instanceof ConnectorError && !['transient', 'rate_limited'].includes(error.kind);
    if (!isRefusal) throw error;
    throw new ConnectorError(
      'auth_expired',
      `Instagram does not accept this sign-in. ${error.message} Begin once more.`,
      { cause: error },
    );
  }
}

/** Reads who the account is and asks for its news; where Instagram delivers them is entered by hand, once for each app. */
export async function connectAlone(secrets: LongLived, io: ConnectIo): Promise<Connected> {
  const ours = io.app ?? {};
  const caller = aloneCaller(ours, secrets.token, io);
  const fields = 'user_id,username,name,profile_picture_url';
  const me = await call(caller, { method: 'GET', path: '/me', query: { fields }, reply: Myself });
  const query = { subscribed_fields: subscribedFields.join(',') };
  if (io.hookUrl !== undefined) await call(caller, { method: 'POST', path: subscribedPath, query, reply: Done });
  const { user_id: externalId, username, name, profile_picture_url: avatarUrl } = me;
  const { externalId: appId, webhookSecrets } = registration.identify(ours);
  return {
    origin: `instagram:${appId}`,
    account: {
      ...{ externalId, handle: username, name: name || username },
      ...(avatarUrl !== undefined && URL.canParse(avatarUrl) && { avatarUrl }),
    },
    settings: { login: alone.login },
    secrets,
    entersHook: { word: verifyTokenOf(webhookSecrets[0] ?? ''), fields: subscribedFields },
  };
}

const subscribedPath = '/me/subscribed_apps';

/** Another workspace may hear of the same account. */
export async function disconnectAlone(session: Session, staying: readonly Staying[]): Promise<void> {
  const { externalId } = session.account;
  if (staying.some((one) => one.origin === session.origin && one.externalId === externalId && isAlone(one))) return;
  await call(callerOf(session), { method: 'DELETE', path: subscribedPath, reply: Done });
}

/** The same token for another sixty days. */
export async function renew(session: Session): Promise<LongLived> {
  const caller = callerOf(session);
  const query = { grant_type: 'ig_refresh_token', access_token: caller.token };
  const wanted = { method: 'GET', path: '/refresh_access_token', bare: true, query, reply: LongToken } as const;
  const { access_token, expires_in } = await call(caller, wanted);
  return longLived(access_token, expires_in, caller.now());
}
