import type * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { parseJson } from '../graph/json.ts';
import type { Http, HttpReply, Session } from '../session.ts';
import { failureOf } from './errors.ts';
import { facts } from './limits.ts';

/** Who asks; without a token only what is asked of everybody. */
export type Caller = { base: string; token: string; http: Http; now(): Date };

type App = Record<string, string>;
const baseOf = ({ url }: App): string => (url || facts.apiUrl).replace(/\/+$/, '');
/** Of a simulated Threads, page and API stand on one host. */
export const signInBaseOf = (app: App): string => (baseOf(app) === facts.apiUrl ? facts.signInUrl : baseOf(app));

export const callerFor = (app: App, token: string, { http, now }: Pick<Caller, 'http' | 'now'>): Caller => ({
  ...{ base: baseOf(app), token, http, now },
});

/** A session in the words of the API. Throws `auth_expired` for one without a token. */
export function callerOf(session: Session): Caller {
  const { token = '' } = session.secrets;
  if (token !== '') return callerFor(session.app ?? {}, token, session);
  throw new ConnectorError('auth_expired', `@${session.account.handle} has no access to Threads. Connect it again.`);
}

export type Wanted<T> = {
  method: 'GET' | 'POST' | 'DELETE';
  /** After the version, such as `/me`; with `bare` after the host. */
  path: string;
  /** Sign-in stands outside of the version. */
  bare?: true;
  query?: Record<string, string>;
  json?: object;
  form?: Record<string, string>;
  reply: z.ZodType<T>;
};

/** Makes a call and reads its answer. Throws ConnectorError as Threads' code says. */
export async function call<T>(caller: Caller, wanted: Wanted<T>): Promise<T> {
  const { method, path, reply: schema } = wanted;
  const write = method !== 'GET';
  const reply = await ask(caller, wanted);
  if (reply.status >= 300) throw failureOf(reply, { write, now: caller.now() });
  const parsed = schema.safeParse(parseJson(reply.body));
  if (parsed.success) return parsed.data;
  throw new ConnectorError(write ? 'unknown_outcome' : 'transient', `Threads answered ${path} with something else.`, {
    cause: parsed.error,
  });
}

function ask({ base, token, http }: Caller, wanted: Wanted<unknown>): Promise<HttpReply> {
  const { method, path, bare, query, json, form } = wanted;
  const search = new URLSearchParams(query);
  const body = json ? JSON.stringify(json) : form && new URLSearchParams(form).toString();
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded';
  return http({
    method,
    url: `${base}${bare ? '' : `/${facts.version}`}${path}${search.size > 0 ? `?${search}` : ''}`,
    headers: {
      accept: 'application/json',
      // Not in the address, so that no log of addresses holds it.
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body }),
  });
}

export const pathOf = (externalId: string, edge = ''): string => `/${encodeURIComponent(externalId)}${edge}`;
