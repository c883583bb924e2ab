import type { Connected, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Http, Session, Staying } from '../session.ts';
import { accessLevelOf } from './access.ts';
import { type Caller, call } from './api.ts';
import { type App, appCaller, baseOf, originOf, readApp } from './app.ts';
import { profileOf } from './parse/media.ts';
import { Anything, One, User } from './shapes.ts';
import { call as callAs, type Secrets } from './tokens.ts';
import { subscribe, unsubscribe } from './webhooks.ts';

export const settings: readonly SettingField[] = [
  {
    name: 'accessToken',
    label: 'Access token',
    help: 'Only to connect without signing in: an OAuth 2.0 user token of the account. It runs out after two hours.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
  {
    name: 'refreshToken',
    label: 'Refresh token',
    help: 'The one that came with it. With it Earshot renews the access by itself.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
];

export type Io = { http: Http; now(): Date; app?: Record<string, string>; hookUrl?: string };

/** Connects with a token that was made by hand. */
export async function connect(given: Record<string, string>, io: Io): Promise<Connected> {
  const { accessToken = '', refreshToken = '' } = given;
  if (accessToken.trim() === '')
    throw new ConnectorError('invalid_request', 'Sign in at X, or give an access token of your account.');
  return connectWith({ accessToken: accessToken.trim(), refreshToken: refreshToken.trim() }, io);
}

/** Proves the token, reads who we are, and has X deliver where it can. */
export async function connectWith(secrets: Secrets, io: Io): Promise<Connected> {
  const app = readApp(io.app);
  const caller: Caller = { ...io, base: baseOf(app), authorization: `Bearer ${secrets.accessToken}` };
  const { data: user } = await call(caller, wantedUser);
  const webhookId = await subscribe({ ...io, app, hookUrl: io.hookUrl }, { id: user.id, ...secrets });
  return {
    origin: originOf(app),
    account: profileOf(user),
    settings: {
      access: accessLevelOf(app.access),
      ...factsOf(user),
      ...(webhookId && { webhookId }),
    },
    secrets,
  };
}

const wantedUser = {
  method: 'GET',
  path: '/2/users/me',
  query: { 'user.fields': 'name,username,profile_image_url,public_metrics,subscription_type,receives_your_dm' },
  reply: One(User),
} as const;

/** What may change at X without us; `directs` is empty where it does not say. */
const factsOf = (user: User): { longPosts: string; directs: string } => ({
  longPosts: mayWriteLong(user) ? 'yes' : 'no',
  directs: user.receives_your_dm === undefined ? '' : user.receives_your_dm ? 'yes' : 'no',
});

export async function inspect(session: Session): Promise<Record<string, string>> {
  return factsOf((await callAs(session, wantedUser)).data);
}

export function admitsStrangers({ directs = '' }: Record<string, string>): boolean | null {
  return directs === '' ? null : directs === 'yes';
}

const mayWriteLong = ({ subscription_type: type }: User): boolean => /^premium/i.test(type ?? '');

/** Has X deliver no more for the account, unless another workspace hears of it through the same app, and takes our right to it back. */
export async function disconnect(session: Session, staying: readonly Staying[]): Promise<void> {
  const app = readApp(session.app);
  const { externalId } = session.account;
  const isHeard = staying.some(
    (one) => one.network === 'x' && one.app === app.clientId && one.externalId === externalId,
  );
  if (!isHeard) await unsubscribe({ ...session, app }, externalId);
  await revoke(session, app);
}

async function revoke(session: Session, app: App): Promise<void> {
  const { refreshToken = '', accessToken = '' } = session.secrets;
  const form = { token: refreshToken || accessToken, client_id: app.clientId };
  await call(appCaller(session, app), { method: 'POST', path: '/2/oauth2/revoke', form, reply: Anything });
}
