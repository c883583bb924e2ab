import type { AppRegistration, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { verifyTokenOf } from '../hub.ts';
import type { Http, Staying } from '../session.ts';
import { type Caller, call } from './call.ts';
import { Done, Inspected, Subscribed } from './shapes.ts';

export type App = Record<string, string>;
export type ConnectIo = { http: Http; now(): Date; app?: App; hookUrl?: string };

const appSettings: readonly SettingField[] = [
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

/** An app of ours at Meta. */
export const app: AppRegistration = {
  settings: appSettings,
  identify: ({ appId = '', appSecret = '' }) => ({ externalId: appId, webhookSecrets: [appSecret] }),
};

const appTokenOf = ({ appId = '', appSecret = '' }: App): string => `${appId}|${appSecret}`;

/** What a token is good for, and until when; null for no end. Throws `auth_expired` for one that is over or of another app. */
export async function inspect(caller: Caller, ours: App): Promise<{ scopes: string[]; endsAt: Date | null }> {
  const query = { input_token: caller.token };
  const wanted = { method: 'GET', path: '/debug_token', query, reply: Inspected } as const;
  const { data } = await call({ ...caller, token: appTokenOf(ours) }, wanted);
  if (!data.is_valid) throw new ConnectorError('auth_expired', 'This token does not belong to your app, or is over.');
  return { scopes: data.scopes, endsAt: accessEnd(data) };
}

type Ends = { expires_at?: number | undefined; data_access_expires_at?: number | undefined };

/** Access to data ends by itself some 90 days after the person was last asked, also where the token goes on. */
export function accessEnd({ expires_at, data_access_expires_at }: Ends): Date | null {
  const ends = [expires_at, data_access_expires_at].flatMap((told) => (told ? [told * 1_000] : []));
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}

/** Whoever took a permission out in the dialog is told now, and not by what fails later. */
export function refuseLess(given: readonly string[], needed: readonly string[], by = 'Facebook'): void {
  const missing = needed.filter((scope) => !given.includes(scope));
  if (missing.length > 0)
    throw new ConnectorError(
      'permission',
      `${by} did not give ${missing.join(', ')}. Sign in again and leave them in.`,
    );
}

/** `fields`: what we hear of, at the app; `pageFields`: at the page, whose news go to the app. */
export type News = { object: 'page' | 'instagram'; fields: readonly string[]; pageFields: readonly string[] };

/** Tells Meta where we hear, and of which page. False where it cannot reach us: then polling alone brings what is new. */
export async function subscribe(
  caller: Caller,
  ours: App,
  { pageId, hookUrl, news }: { pageId: string; hookUrl: string; news: News },
): Promise<boolean> {
  const { object, fields, pageFields } = news;
  const word = verifyTokenOf(ours.appSecret ?? '');
  const hook = { object, callback_url: hookUrl, verify_token: word, fields: fields.join(',') };
  try {
    const path = `/${encodeURIComponent(ours.appId ?? '')}/subscriptions`;
    await call({ ...caller, token: appTokenOf(ours) }, { method: 'POST', path, json: hook, reply: Done });
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'invalid_request') return false;
    throw error;
  }
  const json = { subscribed_fields: pageFields.join(',') };
  await call(caller, { method: 'POST', path: subscribedPath(pageId), json, reply: Done });
  return true;
}

/** Whether somebody who stays hears of the page through the same app: the page itself, or an Instagram account linked to it. */
export const hearsOf = (staying: readonly Staying[], { appId }: App, pageId: string): boolean =>
  staying.some(
    ({ network, app: through, externalId, settings }) =>
      through === appId && (network === 'facebook' ? externalId : settings.page) === pageId,
  );

export async function unsubscribe(caller: Caller, pageId: string): Promise<void> {
  await call(caller, { method: 'DELETE', path: subscribedPath(pageId), reply: Done });
}

const subscribedPath = (pageId: string) => `/${encodeURIComponent(pageId)}/subscribed_apps`;

/** The fields of which a page tells our app already. */
export async function subscribedTo(caller: Caller, { appId = '' }: App, pageId: string): Promise<string[]> {
  const { data } = await call(caller, { method: 'GET', path: subscribedPath(pageId), reply: Subscribed });
  return data.find(({ id }) => id === appId)?.subscribed_fields ?? [];
}
