import type { Connected } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Http, Session } from '../session.ts';
import { Account, type Caller, call, Instance, Nothing, Webhook } from './api.ts';
import { profileOf } from './receive.ts';

/** A session in the words of the API. */
export function callerOf(session: Session): Caller {
  const { url, token } = { url: session.settings.url ?? '', token: session.secrets.token ?? '' };
  return { url, token, http: session.http, now: session.now };
}

export async function connect(
  settings: Record<string, string>,
  io: { http: Http; now(): Date; hookUrl?: string },
): Promise<Connected> {
  const { url = '', token = '' } = settings;
  const caller: Caller = { url, token, http: io.http, now: io.now };
  const instance = await call(caller, { method: 'GET', path: '/instance', reply: Instance });
  const account = await call(caller, { method: 'GET', path: '/me', reply: Account });
  const webhook = io.hookUrl === undefined ? null : await subscribe(caller, io.hookUrl);
  return {
    origin: `sandbox:${instance.id}`,
    account: profileOf(account),
    settings: { url, ...(webhook ? { webhookId: webhook.id } : {}) },
    secrets: { token },
    ...(webhook ? { webhookSecrets: [webhook.secret] } : {}),
  };
}

/** Null when the network does not post to this address: then polling alone brings what is new. */
async function subscribe(caller: Caller, hookUrl: string): Promise<{ id: string; secret: string } | null> {
  try {
    return await call(caller, { method: 'POST', path: '/webhooks', json: { url: hookUrl }, reply: Webhook });
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'invalid_request') return null;
    throw error;
  }
}

export async function disconnect(session: Session): Promise<void> {
  const { webhookId } = session.settings;
  if (webhookId === undefined) return;
  const path = `/webhooks/${encodeURIComponent(webhookId)}`;
  await call(callerOf(session), { method: 'DELETE', path, reply: Nothing });
}
