import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { failureFor } from '../failure.ts';
import { headroomFrom } from '../headroom.ts';
import type { Http, HttpReply, HttpRequest, Session } from '../session.ts';
import { Account } from './shapes.ts';

/** Whom a call goes to, and as whom; without a token it is made like any passer-by's. */
export type Caller = { http: Http; now(): Date; base: string; token?: string } & Pick<Session, 'noteHeadroom'>;

export type Call<T> = {
  method: HttpRequest['method'];
  /** With its query. */
  path: string;
  json?: object;
  bytes?: { body: Uint8Array; mimeType: string };
  headers?: Record<string, string>;
  timeoutMs?: number;
  reply: z.ZodType<T>;
};

const network = 'The Mastodon server';
/** When the server names no time. */
const defaultPauseMs = 60_000;

/** A refused call; `status` is the server's own. */
export class ApiError extends ConnectorError {
  readonly status: number;
  readonly told: string;
  constructor(error: ConnectorError, answer: { status: number; told: string }) {
    super(error.kind, error.message, error.retryAt === undefined ? {} : { retryAt: error.retryAt });
    this.status = answer.status;
    this.told = answer.told;
  }
}

export function callerOf(session: Session): Caller {
  const { base } = session.settings;
  const { token } = session.secrets;
  const { http, now, noteHeadroom } = session;
  if (base && token) return { http, now, base, token, ...(noteHeadroom && { noteHeadroom }) };
  const { handle } = session.account;
  throw new ConnectorError('auth_expired', `The settings of @${handle} are not complete. Reconnect the channel.`);
}

/** Makes a call and reads its answer. Throws ApiError when the server refuses, ConnectorError when it cannot be understood. */
export async function call<T>(caller: Caller, wanted: Call<T>): Promise<T> {
  return (await callWhole(caller, wanted)).body;
}

export type Whole<T> = { status: number; headers: Record<string, string>; body: T };

/** The same with status and headers. */
export async function callWhole<T>(caller: Caller, wanted: Call<T>): Promise<Whole<T>> {
  const write = wanted.method !== 'GET';
  const reply = await request(caller, wanted);
  await caller.noteHeadroom?.(headroomFrom(reply.headers, { of: 'calls', prefix: 'x-ratelimit-', now: caller.now() }));
  if (reply.status < 300) return { ...reply, body: understood(reply, wanted, write) };
  const error = refusal(reply, write, caller.now());
  if (reply.status === 422 && isPage(reply.body) && caller.token !== undefined && !(await isKnown(caller)))
    throw new ConnectorError('auth_expired', `${network} does not know our token any more; reconnect the channel.`);
  throw error;
}

/** Servers drop connections that waited; a read is simply asked again. */
async function request({ http, base, token }: Caller, wanted: Call<unknown>): Promise<HttpReply> {
  const { method, path, json, bytes, headers, timeoutMs } = wanted;
  const type = bytes?.mimeType ?? (json === undefined ? undefined : 'application/json');
  const body = bytes?.body ?? (json === undefined ? undefined : JSON.stringify(json));
  const asked: HttpRequest = {
    method,
    url: `${base}${path}`,
    headers: {
      accept: 'application/json',
      // What a refusal says is read by a program too.
      'accept-language': 'en',
      ...(type !== undefined && { 'content-type': type }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  try {
    return await http(asked);
  } catch (error) {
    const isWorthAsking = method === 'GET' && error instanceof ConnectorError && error.kind === 'transient';
    if (!isWorthAsking) throw error;
    return http(asked);
  }
}

/** Some servers answer a bad token with 422 and a web page, as they do to other mistakes: whether it is one is asked. */
async function isKnown(caller: Caller): Promise<boolean> {
  const { status, body } = await request(caller, { method: 'GET', path: ownAccountPath, reply: z.unknown() });
  return status < 300 && !isPage(body);
}

export const ownAccountPath = '/api/v1/accounts/verify_credentials';

/** Who we are. */
export const readOwnAccount = (caller: Caller): Promise<Account> =>
  call(caller, { method: 'GET', path: ownAccountPath, reply: Account });

const isPage = (body: Uint8Array): boolean =>
  new TextDecoder().decode(body.subarray(0, 200)).trimStart().startsWith('<');

const Told = z.looseObject({ error: z.string().catch(''), error_description: z.string().catch('') });

function readTold(body: Uint8Array): string {
  try {
    const { error, error_description } = Told.parse(JSON.parse(new TextDecoder().decode(body)));
    return (error_description || error).slice(0, 300);
  } catch {
    return '';
  }
}

function refusal({ status, headers, body }: HttpReply, write: boolean, now: Date): ApiError {
  const told = readTold(body);
  return new ApiError(known(status, told) ?? usual({ status, headers, told, write, now }), { status, told });
}

/** Reasons that the status alone does not tell. */
function known(status: number, told: string): ConnectorError | undefined {
  if (status === 422 && /character limit/i.test(told))
    return new ConnectorError('too_long', `${network} finds the text too long: ${told}.`);
  if (status === 422 && /finished processing/i.test(told))
    return new ConnectorError('transient', `${network} is still working on an image.`);
  const isNobody = status === 422 && /requires an authenticated user/i.test(told);
  if (isNobody || (status === 403 && /login is (currently )?(disabled|missing|pending)/i.test(told)))
    return new ConnectorError('auth_expired', `${network} refused our account: ${told || 'not signed in'}.`);
  return undefined;
}

type Refused = { status: number; headers: Record<string, string>; told: string; write: boolean; now: Date };

function usual({ status, headers, told, write, now }: Refused): ConnectorError {
  const failure = failureFor(status, headers, { write, now, network, ...(told && { detail: told }) });
  if (failure.kind !== 'rate_limited' || failure.retryAt !== undefined) return failure;
  return new ConnectorError('rate_limited', failure.message, { retryAt: new Date(now.getTime() + defaultPauseMs) });
}

/** What comes with a good status and is not what was asked for: an outage's page, a proxy's. */
function understood<T>({ body }: HttpReply, { path, reply }: Call<T>, write: boolean): T {
  const parsed = reply.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const [address] = path.split('?');
  throw new ConnectorError(
    write ? 'unknown_outcome' : 'transient',
    `${network} answered ${address} with something else.`,
    {
      cause: parsed.error,
    },
  );
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
