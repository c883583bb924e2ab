import type { Connected, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Http, Session } from '../session.ts';
import { type Caller, call, callerOf, readOwnAccount } from './api.ts';
import { wholeHandle } from './handle.ts';
import { baseOf, readInstance } from './instance.ts';
import { profileOf } from './parse/status.ts';
import { List, Nothing } from './shapes.ts';
import { readStrangers } from './strangers.ts';

export const settings: readonly SettingField[] = [
  {
    name: 'instance',
    label: 'Server',
    help: 'The name after the second @ of your account, such as mastodon.social.',
    kind: 'text',
    required: true,
  },
  {
    name: 'token',
    label: 'Access token',
    help: 'Only to connect without signing in: make one on your server under Preferences, Development, New application.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
  {
    name: 'streaming',
    label: 'Streaming address',
    help: 'Only if your server names a wrong one. It begins with wss://',
    kind: 'text',
    required: false,
    isAdvanced: true,
  },
];

type Io = { http: Http; now(): Date };
/** `clientId` and `clientSecret` only when we registered at the server ourselves. */
type Secrets = { token: string; clientId?: string; clientSecret?: string };

/** Connects with an access token that was made by hand. */
export async function connect(given: Record<string, string>, io: Io): Promise<Connected> {
  const { instance = '', token = '', streaming = '' } = given;
  const base = baseOf(instance);
  if (token.trim() === '')
    throw new ConnectorError('invalid_request', 'Sign in on your server, or give an access token of your account.');
  return connectWith({ base, streaming: streaming.trim() }, { token: token.trim() }, io);
}

/** Proves the token, reads who we are and what the server takes, and tries to read what was said to us. */
export async function connectWith(
  { base, streaming }: { base: string; streaming: string },
  secrets: Secrets,
  io: Io,
): Promise<Connected> {
  const caller: Caller = { ...io, base, token: secrets.token };
  const account = await readOwnAccount(caller);
  const instance = await readInstance(caller);
  await call(caller, { method: 'GET', path: '/api/v1/notifications?limit=1', reply: List });
  const strangers = await readStrangers(caller);
  const handle = wholeHandle(account.acct, `@${instance.domain}`);
  const { host } = new URL(base);
  return {
    // The address and not the name it gives itself, which anybody could.
    origin: `mastodon:${host}`,
    account: { ...profileOf(account, { externalId: account.id, handle }), handle },
    settings: { ...instance, instance: base.replace(/^https:\/\//, ''), streaming, strangers },
    secrets,
  };
}

/** Takes the token back where we registered ourselves; one that was made by hand is its maker's. */
export async function disconnect(session: Session): Promise<void> {
  const { token, clientId, clientSecret } = session.secrets;
  if (!token || !clientId || !clientSecret) return;
  const json = { token, client_id: clientId, client_secret: clientSecret };
  const { token: _, ...passerBy } = callerOf(session);
  await call(passerBy, { method: 'POST', path: '/oauth/revoke', json, reply: Nothing });
}
