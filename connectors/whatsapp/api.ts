import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { failureFor, retryTime } from '../failure.ts';
import { forgiving } from '../forgiving.ts';
import type { Http, HttpReply, Session } from '../session.ts';
import { failureOf } from './errors.ts';
import { graphUrl } from './limits.ts';

/** What a call needs: where, as whom, and our one way out. */
export type Caller = { url: string; token: string; http: Http; now(): Date };

export type Wanted<T> = {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the version of the API. */
  path: string;
  reply: z.ZodType<T>;
  json?: object;
  form?: FormData;
  /** Longer than usual, for files. */
  timeoutMs?: number;
};

export const PhoneNumber = z.looseObject({
  id: z.string().min(1),
  display_phone_number: z.string().min(1),
  verified_name: z.string().catch(''),
});
export type PhoneNumber = z.output<typeof PhoneNumber>;
export const Done = z.looseObject({ success: z.boolean() });
export const Subscribed = z.looseObject({
  data: z.array(
    z.looseObject({
      whatsapp_business_api_data: z.looseObject({ id: z.string() }),
      override_callback_uri: forgiving(z.string()),
    }),
  ),
});
export const Uploaded = z.looseObject({ id: z.string().min(1) });
export const Media = z.looseObject({ url: z.url() });
export const Accepted = z.looseObject({ messages: z.array(z.looseObject({ id: z.string().min(1) })).min(1) });
export const Templates = z.looseObject({
  data: z.array(z.unknown()),
  paging: forgiving(
    z.looseObject({
      cursors: forgiving(z.looseObject({ after: forgiving(z.string()) })),
      next: forgiving(z.string()),
    }),
  ),
});

/** A session in the words of the API. */
export function callerOf({
  settings,
  secrets,
  http,
  now,
}: Pick<Session, 'settings' | 'secrets' | 'http' | 'now'>): Caller {
  return { url: settings.graph || graphUrl, token: secrets.token ?? '', http, now };
}

/** Calls the network and reads its answer. Throws ConnectorError, for an answer of another form too. */
export async function call<T>(caller: Caller, { method, path, reply, json, form, timeoutMs }: Wanted<T>): Promise<T> {
  const encoded = form ? new Response(form) : null;
  const answer = await caller.http({
    method,
    url: `${caller.url.replace(/\/+$/, '')}${path}`,
    headers: {
      authorization: `Bearer ${caller.token}`,
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...(encoded ? { 'content-type': encoded.headers.get('content-type') ?? '' } : {}),
    },
    body: json ? JSON.stringify(json) : encoded ? new Uint8Array(await encoded.arrayBuffer()) : undefined,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  const write = method !== 'GET';
  const body = parseJson(answer.body);
  if (answer.status >= 300) throw refusalOf(answer, body, { write, now: caller.now() });
  const parsed = reply.safeParse(body);
  if (parsed.success) return parsed.data;
  // An answer of another form does not undo a write, so after one the outcome is unknown.
  throw new ConnectorError(
    write ? 'unknown_outcome' : 'invalid_request',
    'This address does not answer like the WhatsApp Cloud API; check the settings of the channel.',
    { cause: parsed.error },
  );
}

export function refusalOf(
  { status, headers }: HttpReply,
  body: unknown,
  { write, now }: { write: boolean; now: Date },
): ConnectorError {
  const told = failureOf(body, { write });
  if (!told) return failureFor(status, headers, { write, now, network: 'WhatsApp' });
  const retryAt = told.kind === 'rate_limited' ? retryTime(headers, now) : undefined;
  return retryAt ? new ConnectorError(told.kind, told.message, { retryAt }) : told;
}

export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
