import { createHmac } from 'node:crypto';
import type * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import type { Http, HttpReply, Session } from '../session.ts';
import { failureOf } from './errors.ts';
import { parseJson } from './json.ts';
import { graph } from './numbers.ts';

/** Who asks: an app and, mostly, a token. `network` is who answers, in the sentences for a person. */
export type Caller = { network: string; base: string; appSecret: string; token: string; http: Http; now(): Date };

type App = Record<string, string>;
export const baseOf = ({ url }: App): string => (url ?? graph.url).replace(/\/+$/, '');
/** Of a simulated Meta, dialog and API stand on one host. */
export const dialogOf = (app: App): string => (baseOf(app) === graph.url ? graph.dialogUrl : baseOf(app));

export const callerFor = (
  network: string,
  app: App,
  token: string,
  { http, now }: Pick<Caller, 'http' | 'now'>,
): Caller => ({ ...{ network, base: baseOf(app), appSecret: app.appSecret ?? '', token, http, now } });

/** A session in the words of the API. Throws `auth_expired` for one without a token. */
export function callerOf(network: string, session: Session): Caller {
  const { token = '' } = session.secrets;
  if (token === '')
    throw new ConnectorError(
      'auth_expired',
      `${session.account.handle} has no access to ${network}. Connect the account again.`,
    );
  return callerFor(network, session.app ?? {}, token, session);
}

export type Wanted<T> = {
  method: 'GET' | 'POST' | 'DELETE';
  /** After the version, such as `/me/accounts`; with `bare` after the host. */
  path: string;
  /** Some of signing in stands outside of the version. */
  bare?: true;
  query?: Record<string, string>;
  json?: object;
  form?: FormData;
  /** Longer than usual, for files. */
  timeoutMs?: number;
  reply: z.ZodType<T>;
};

/** Makes a call and reads its answer. Throws ConnectorError as the code of the Graph API says. */
export async function call<T>(caller: Caller, wanted: Wanted<T>): Promise<T> {
  const { method, path, reply: schema } = wanted;
  const { network } = caller;
  const write = method !== 'GET';
  const reply = await ask(caller, wanted);
  if (reply.status >= 300) throw failureOf(reply, { network, write, now: caller.now() });
  const parsed = schema.safeParse(parseJson(reply.body));
  if (parsed.success) return parsed.data;
  throw new ConnectorError(
    write ? 'unknown_outcome' : 'transient',
    `${network} answered ${path} with something else.`,
    { cause: parsed.error },
  );
}

async function ask(
  caller: Caller,
  { method, path, bare, query, json, form, timeoutMs }: Wanted<unknown>,
): Promise<HttpReply> {
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
    url: `${base}${bare ? '' : `/${graph.version}`}${path}${search.size > 0 ? `?${search}` : ''}`,
    headers: {
      accept: 'application/json',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(type && { 'content-type': type }),
    },
    ...(body && { body }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

/** An app's own token is `id|secret` and proves itself. */
const isOfPerson = (token: string): boolean => token !== '' && !token.includes('|');
const proofOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('hex');
