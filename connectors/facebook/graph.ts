import { createHmac } from 'node:crypto';
import type * as z from 'zod';
import { ConnectorError, type Http, type HttpReply, type Session } from '../connector.ts';
import { failureOf } from './errors.ts';
import { facts } from './limits.ts';

const graphUrl = 'https://graph.facebook.com';

/** Who asks: an app and, mostly, a token. */
export type Caller = { base: string; appSecret: string; token: string; http: Http; now(): Date };

type App = Record<string, string>;
export const baseOf = ({ url }: App): string => (url ?? graphUrl).replace(/\/+$/, '');
/** The dialog stands on another host than the API; of a simulated Facebook it is the same. */
export const dialogOf = (app: App): string => (baseOf(app) === graphUrl ? 'https://www.facebook.com' : baseOf(app));

export const callerFor = (app: App, token: string, { http, now }: Pick<Caller, 'http' | 'now'>): Caller => ({
  ...{ base: baseOf(app), appSecret: app.appSecret ?? '', token, http, now },
});

/** A session in the words of the API. Throws `auth_expired` for one without a token. */
export function callerOf(session: Session): Caller {
  const { token = '' } = session.secrets;
  if (token === '')
    throw new ConnectorError(
      'auth_expired',
      `${session.account.handle} has no access to Facebook. Connect the page again.`,
    );
  return callerFor(session.app ?? {}, token, session);
}

export type Wanted<T> = {
  method: 'GET' | 'POST' | 'DELETE';
  /** After the version, such as `/me/accounts`. */
  path: string;
  query?: Record<string, string>;
  json?: object;
  form?: FormData;
  reply: z.ZodType<T>;
};

/** Makes a call and reads its answer. Throws ConnectorError as Facebook's code says. */
export async function call<T>(caller: Caller, wanted: Wanted<T>): Promise<T> {
  const { method, path, reply: schema } = wanted;
  const write = method !== 'GET';
  const reply = await ask(caller, wanted);
  if (reply.status >= 300) throw failureOf(reply, { write, now: caller.now() });
  const parsed = schema.safeParse(parseJson(reply.body));
  if (parsed.success) return parsed.data;
  throw new ConnectorError(write ? 'unknown_outcome' : 'transient', `Facebook answered ${path} with something else.`, {
    cause: parsed.error,
  });
}

async function ask(caller: Caller, { method, path, query, json, form }: Wanted<unknown>): Promise<HttpReply> {
  const { base, token, appSecret, http } = caller;
  // The token goes in a header, so that no log of addresses holds it.
  const search = new URLSearchParams({
    ...query,
    ...(isOfPerson(token) && appSecret && { appsecret_proof: proofOf(token, appSecret) }),
  });
  const encoded = form && new Response(form);
  const body = encoded ? new Uint8Array(await encoded.arrayBuffer()) : json && JSON.stringify(json);
  const type = encoded?.headers.get('content-type') ?? (json && 'application/json');
  return http({
    method,
    url: `${base}/${facts.version}${path}${search.size > 0 ? `?${search}` : ''}`,
    headers: {
      accept: 'application/json',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(type && { 'content-type': type }),
    },
    ...(body && { body }),
  });
}

/** An app's own token is `id|secret` and proves itself. */
const isOfPerson = (token: string): boolean => token !== '' && !token.includes('|');
const proofOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('hex');

/** JSON in which whole numbers too large to be exact stay text. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(body),
      exact as (key: string, value: unknown) => unknown,
    );
  } catch {
    return undefined;
  }
}

function exact(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '');
  return isInexact ? source : value;
}
