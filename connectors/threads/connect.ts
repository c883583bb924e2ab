import * as z from 'zod';
import type { AppRegistration, Connected, Lack, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { verifyTokenOf } from '../hub.ts';
import { type LongLived, ofUnknownAge } from '../long-lived.ts';
import type { Http } from '../session.ts';
import { type Caller, call, callerFor } from './api.ts';
import { subscribedFields } from './limits.ts';
import { avatarOf } from './parse/post.ts';
import { Person } from './shapes.ts';

export const settings: readonly SettingField[] = [
  {
    name: 'token',
    label: 'Access token',
    help: 'Instead of signing in: a long-lived token of the account, with the permissions named in the documentation.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
];

export const app: AppRegistration = {
  settings: [
    {
      name: 'appId',
      label: 'Threads app ID',
      help: 'At developers.facebook.com, in “Use cases → Threads → Settings” of your app. It is another than the app ID above it.',
      kind: 'text',
      required: true,
    },
    { name: 'appSecret', label: 'Threads app secret', help: 'On the same page.', kind: 'secret', required: true },
    {
      name: 'url',
      label: 'Address of the Threads API',
      help: 'Only for a proxy of your own or a simulated Threads; else https://graph.threads.net',
      kind: 'url',
      required: false,
      isAdvanced: true,
    },
  ],
  identify: ({ appId = '', appSecret = '' }) => ({ externalId: appId, webhookSecrets: [appSecret] }),
};

export type Io = { http: Http; now(): Date; app?: Record<string, string> };

/** Connects with a token that was made by hand. */
export async function connect({ token = '' }: Record<string, string>, io: Io): Promise<Connected> {
  if (token.trim() === '') throw new ConnectorError('invalid_request', 'Sign in at Threads, or give a token.');
  return connectWith(ofUnknownAge(token.trim(), io.now()), io);
}

/** Reads who the account is, and what it may not do. */
export async function connectWith(secrets: LongLived, io: Io): Promise<Connected> {
  const caller = callerFor(io.app ?? {}, secrets.token, io);
  const fields = 'id,username,name,threads_profile_picture_url';
  const person = await call(caller, { method: 'GET', path: '/me', query: { fields }, reply: Person });
  const missing = await missingScopes(caller);
  return {
    // Ids of people are of one app.
    origin: `threads:${io.app?.appId ?? ''}`,
    account: {
      ...{ externalId: person.id, handle: person.username, name: person.name || person.username },
      ...avatarOf(person.threads_profile_picture_url),
    },
    settings: { missing: missing.join(',') },
    secrets,
    // There the hook is registered by hand.
    entersHook: { word: verifyTokenOf(io.app?.appSecret ?? ''), fields: subscribedFields },
  };
}

/** What needs a permission of its own and can be asked without doing anything. */
const probes = [
  { scope: 'threads_manage_mentions', path: '/me/mentions', asks: 'read' },
  { scope: 'threads_content_publish', path: '/me/threads_publishing_limit', asks: 'write' },
] as const;

async function missingScopes(caller: Caller): Promise<string[]> {
  const missing: string[] = [];
  for (const { scope, path } of probes)
    await call(caller, { method: 'GET', path, query: { limit: '1' }, reply: z.unknown() }).catch((error: unknown) => {
      if (!(error instanceof ConnectorError && error.kind === 'permission')) throw error;
      missing.push(scope);
    });
  return missing;
}

/** Whoever took a permission out on the network's page finds it named at the account. */
export function lacks({ missing = '' }: Record<string, string>): Lack[] {
  const scopes = missing.split(',');
  return probes.filter(({ scope }) => scopes.includes(scope)).map(({ scope, asks }) => ({ scope, asks }));
}
