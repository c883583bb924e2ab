import type * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import type { Http, HttpReply, HttpRequest } from '../session.ts';
import { refusalOf } from './failures.ts';
import { readJson } from './json.ts';

/** Whom a call goes to, and by which right; without one it is made by nobody. */
export type Caller = { http: Http; now(): Date; base: string; authorization?: string };

export type Call<T> = {
  method: HttpRequest['method'];
  path: string;
  query?: Record<string, string>;
  json?: object;
  /** A form as OAuth wants it. */
  form?: Record<string, string>;
  bytes?: { body: Uint8Array; mimeType: string };
  timeoutMs?: number;
  reply: z.ZodType<T>;
};

/** A refused call; `status` is X's own. */
export class ApiError extends ConnectorError {
  readonly status: number;
  constructor({ kind, message, retryAt }: ConnectorError, status: number) {
    super(kind, message, retryAt === undefined ? {} : { retryAt });
    this.status = status;
  }
}

/** Makes a call and reads its answer. Throws ApiError when X refuses, ConnectorError when it cannot be understood. */
export async function call<T>(caller: Caller, wanted: Call<T>): Promise<T> {
  const reply = await answered(caller, wanted);
  const write = wanted.method !== 'GET';
  const parsed = wanted.reply.safeParse(parsedBody(reply));
  if (parsed.success) return parsed.data;
  throw new ConnectorError(write ? 'unknown_outcome' : 'transient', `X answered ${wanted.path} with something else.`, {
    cause: parsed.error,
  });
}

/** Reads a file instead of an answer. Throws ApiError. */
export async function readBytes(caller: Caller, path: string): Promise<Uint8Array> {
  return (await answered(caller, { method: 'GET', path })).body;
}

type Asked = Omit<Call<unknown>, 'reply'>;

async function answered(caller: Caller, wanted: Asked): Promise<HttpReply> {
  const reply = await request(caller, wanted);
  if (reply.status < 300) return reply;
  const write = wanted.method !== 'GET';
  throw new ApiError(refusalOf(reply, { write, now: caller.now() }), reply.status);
}

function request({ http, base, authorization }: Caller, wanted: Asked): Promise<HttpReply> {
  const { method, path, query, json, form, bytes, timeoutMs } = wanted;
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  const encoded = form && new URLSearchParams(form).toString();
  const body = bytes?.body ?? encoded ?? (json && JSON.stringify(json));
  const type = bytes?.mimeType ?? (encoded ? 'application/x-www-form-urlencoded' : json && 'application/json');
  return http({
    method,
    url: `${base}${path}${search}`,
    headers: {
      accept: 'application/json',
      ...(type !== undefined && { 'content-type': type }),
      ...(authorization !== undefined && { authorization }),
    },
    ...(body !== undefined && { body }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

function parsedBody({ body }: HttpReply): unknown {
  try {
    return readJson(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
