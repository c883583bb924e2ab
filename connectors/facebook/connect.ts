import { type Connected, ConnectorError, type Http, type Session, type SettingField } from '../connector.ts';
import { verifyTokenOf } from '../hub.ts';
import { type Caller, call, callerFor, callerOf } from './graph.ts';
import { scopes, subscribedFields } from './limits.ts';
import { Done, Inspected, Page } from './shapes.ts';

export const settings: readonly SettingField[] = [
  {
    name: 'token',
    label: 'Page access token',
    help: 'Instead of signing in: a token of the page or of a system user, with the permissions named in the documentation.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
];

export const appSettings: readonly SettingField[] = [
  {
    name: 'appId',
    label: 'App ID',
    help: 'At developers.facebook.com, in “App settings → Basic” of your app.',
    kind: 'text',
    required: true,
  },
  { name: 'appSecret', label: 'App secret', help: 'On the same page, after “Show”.', kind: 'secret', required: true },
  {
    name: 'url',
    label: 'Address of the Graph API',
    help: 'Only for a proxy of your own or a simulated Facebook; else https://graph.facebook.com',
    kind: 'url',
    required: false,
    isAdvanced: true,
  },
];

export const app = {
  settings: appSettings,
  identify: ({ appId = '', appSecret = '' }: Record<string, string>) => ({
    externalId: appId,
    webhookSecrets: [appSecret],
  }),
};

export type ConnectIo = { http: Http; now(): Date; app?: Record<string, string>; hookUrl?: string };

export async function connect({ token = '' }: Record<string, string>, io: ConnectIo): Promise<Connected> {
  if (token === '') throw new ConnectorError('invalid_request', 'Sign in, or give a token of the page.');
  return connectPage(token, io);
}

/** Reads who the page is, tells Facebook where we hear, and asks for its news. */
export async function connectPage(token: string, io: ConnectIo): Promise<Connected> {
  const ours = io.app ?? {};
  const caller = callerFor(ours, token, io);
  const page = await call(caller, { method: 'GET', path: '/me', query: { fields: 'id,name,username' }, reply: Page });
  await refuseLess(caller, ours);
  const hears = io.hookUrl === undefined ? false : await subscribe(caller, ours, page.id, io.hookUrl);
  return {
    origin: `facebook:${ours.appId ?? ''}`,
    account: { externalId: page.id, handle: page.username ?? page.name, name: page.name },
    settings: { webhook: hears ? 'yes' : 'no' },
    secrets: { token },
  };
}

/** Whoever took a permission out in the dialog is told now, and not by what fails later. */
async function refuseLess(caller: Caller, ours: Record<string, string>): Promise<void> {
  const query = { input_token: caller.token };
  const wanted = { method: 'GET', path: '/debug_token', query, reply: Inspected } as const;
  const { data } = await call({ ...caller, token: appTokenOf(ours) }, wanted);
  const missing = scopes.filter((scope) => !data.scopes.includes(scope));
  if (!data.is_valid) throw new ConnectorError('auth_expired', 'This token does not belong to your app, or is over.');
  if (missing.length > 0)
    throw new ConnectorError(
      'permission',
      `Facebook did not give ${missing.join(', ')}. Sign in again and leave them in.`,
    );
}

const appTokenOf = ({ appId = '', appSecret = '' }: Record<string, string>): string => `${appId}|${appSecret}`;

/** False where Facebook cannot reach us: then polling alone brings what is new. */
async function subscribe(
  caller: Caller,
  ours: Record<string, string>,
  pageId: string,
  hookUrl: string,
): Promise<boolean> {
  const fields = subscribedFields.join(',');
  const hook = { object: 'page', callback_url: hookUrl, verify_token: verifyTokenOf(ours.appSecret ?? ''), fields };
  try {
    const path = `/${encodeURIComponent(ours.appId ?? '')}/subscriptions`;
    await call({ ...caller, token: appTokenOf(ours) }, { method: 'POST', path, json: hook, reply: Done });
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'invalid_request') return false;
    throw error;
  }
  const path = `/${encodeURIComponent(pageId)}/subscribed_apps`;
  await call(caller, { method: 'POST', path, json: { subscribed_fields: fields }, reply: Done });
  return true;
}

export async function disconnect(session: Session): Promise<void> {
  const path = `/${encodeURIComponent(session.account.externalId)}/subscribed_apps`;
  await call(callerOf(session), { method: 'DELETE', path, reply: Done });
}
