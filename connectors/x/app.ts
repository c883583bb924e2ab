import * as z from 'zod';
import type { AppRegistration, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Http } from '../session.ts';
import type { AccessLevel } from './access.ts';
import type { Caller } from './api.ts';

export const usualBase = 'https://api.x.com';

const appSettings: readonly SettingField[] = [
  {
    name: 'clientId',
    label: 'Client ID',
    help: 'Of your own app at console.x.com, under “User authentication settings”.',
    kind: 'text',
    required: true,
  },
  { name: 'clientSecret', label: 'Client secret', kind: 'secret', required: true },
  {
    name: 'access',
    label: 'Access',
    help: 'It decides whom you may answer: with self-serve in public only who named or quoted you.',
    kind: 'choice',
    initial: 'self-serve' satisfies AccessLevel,
    choices: [
      { value: 'self-serve' satisfies AccessLevel, label: 'Self-serve, paid by use' },
      { value: 'enterprise' satisfies AccessLevel, label: 'Enterprise, by contract' },
    ],
    required: true,
  },
  {
    name: 'consumerSecret',
    label: 'API key secret',
    help: 'Only for webhooks: X signs with it what it delivers. Without it X is asked every 75 seconds.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
  {
    name: 'bearerToken',
    label: 'Bearer token',
    help: 'Only for webhooks: with it Earshot asks X to deliver.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
  {
    name: 'base',
    label: 'Address of the API',
    help: `Only to try X out against a simulator; else ${usualBase}`,
    kind: 'url',
    required: false,
    isAdvanced: true,
  },
];

const App = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  access: z.string().default(''),
  consumerSecret: z.string().default(''),
  bearerToken: z.string().default(''),
  base: z.string().default(''),
});
export type App = z.output<typeof App>;

export const app: AppRegistration = {
  settings: appSettings,
  identify: (typed) => {
    const { clientId = '', consumerSecret = '' } = typed;
    return { externalId: clientId, webhookSecrets: consumerSecret === '' ? [] : [consumerSecret] };
  },
};

/** What was typed for our app. Throws `auth_expired` while that is not whole. */
export function readApp(typed: Record<string, string> | undefined): App {
  const { data } = App.safeParse(typed ?? {});
  if (data) return data;
  throw new ConnectorError(
    'auth_expired',
    'The client ID and secret of our app at X are missing. Connect the channel again.',
  );
}

/** Where its API is, without a slash at the end. */
export const baseOf = ({ base }: App): string => (base.trim() || usualBase).replace(/\/+$/, '');

/** Where the person says yes: X asks on its own site, a simulator where its API is. */
export const askingBaseOf = (app: App): string => (baseOf(app) === usualBase ? 'https://x.com' : baseOf(app));

/** Ids are X's own wherever its API is reached; a simulator's are its own. */
export const originOf = (app: App): string => (baseOf(app) === usualBase ? 'x' : `x:${new URL(baseOf(app)).host}`);

type Io = { http: Http; now(): Date };

/** Our app itself speaks, proving who it is. */
export function appCaller({ http, now }: Io, app: App): Caller {
  const proof = Buffer.from(`${encodeURIComponent(app.clientId)}:${encodeURIComponent(app.clientSecret)}`);
  return { http, now, base: baseOf(app), authorization: `Basic ${proof.toString('base64')}` };
}
