import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { failureFor } from '../failure.ts';
import type { Http, HttpReply, HttpRequest } from '../session.ts';

/** What a call needs: where, as whom, and our one way out. */
export type Caller = { url: string; token: string; http: Http; now(): Date };

export type Wanted<T> = {
  method: HttpRequest['method'];
  /** Below `/api`. */
  path: string;
  reply: z.ZodType<T>;
  json?: object;
  bytes?: { body: Uint8Array; mimeType: string };
  idempotencyKey?: string;
};

export const Account = z.object({
  id: z.string().min(1),
  handle: z.string().min(1),
  name: z.string(),
  avatar_url: z.string().optional(),
  followers: z.int().optional(),
});

export const Status = z.object({
  id: z.string().min(1),
  kind: z.enum(['post', 'story', 'dm']),
  visibility: z.enum(['public', 'private']),
  thread_id: z.string().min(1),
  thread_account_id: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  in_reply_to_account_id: z.string().nullish(),
  account: Account,
  text: z.string(),
  language: z.string().nullish(),
  created_at: z.iso.datetime(),
  edited_at: z.iso.datetime().nullish(),
  expires_at: z.iso.datetime().nullish(),
  hidden_at: z.iso.datetime().nullish(),
  mentions: z.array(z.object({ id: z.string() })),
  images: z.array(z.object({ id: z.string(), url: z.string(), alt: z.string(), mime_type: z.string() })),
  recordings: z
    .array(
      z.object({
        id: z.string(),
        url: z.string(),
        alt: z.string(),
        mime_type: z.string(),
        captions_url: z.string().nullish(),
      }),
    )
    .default([]),
  url: z.string().nullish(),
  likes: z.int().min(0).optional(),
});
export type Status = z.output<typeof Status>;

export const ThreadPage = z.object({ statuses: z.array(z.unknown()), next: z.int().nullish() });
export const Statuses = z.object({ statuses: z.array(Status) });
export const Instance = z.object({ id: z.string().min(1) });
export const Webhook = z.object({ id: z.string().min(1), secret: z.string().min(1) });
export const Uploaded = z.object({ id: z.string().min(1) });
export const EventPage = z.object({ events: z.array(z.unknown()), next: z.int(), more: z.boolean() });
export const Nothing = z.unknown();

const Refused = z.object({ error: z.string(), message: z.string() });

/** Calls the network and reads its answer. Throws ConnectorError, for an answer of another form too. */
export async function call<T>(caller: Caller, wanted: Wanted<T>): Promise<T> {
  const { body } = await callRaw(caller, wanted);
  return read(body, wanted.reply, wanted.method !== 'GET');
}

/** An answer of another form does not undo a write, so after one the outcome is unknown. */
export function read<T>(body: Uint8Array, schema: z.ZodType<T>, write = false): T {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw new ConnectorError(
    write ? 'unknown_outcome' : 'invalid_request',
    'This address does not answer like a sandbox network; check the address of the channel.',
    { cause: parsed.error },
  );
}

/** The same with the bytes as they came. */
export async function callRaw(caller: Caller, wanted: Omit<Wanted<unknown>, 'reply'>): Promise<HttpReply> {
  const { method, path, json, bytes, idempotencyKey } = wanted;
  const reply = await caller.http({
    method,
    url: `${caller.url.replace(/\/+$/, '')}/api${path}`,
    headers: {
      authorization: `Bearer ${caller.token}`,
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...(bytes ? { 'content-type': bytes.mimeType } : {}),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    body: json ? JSON.stringify(json) : bytes?.body,
  });
  if (reply.status < 300) return reply;
  throw refusal(reply, method !== 'GET', caller.now());
}

const byCode: Record<string, 'blocked' | 'too_long' | 'outside_window'> = {
  blocked: 'blocked',
  outside_window: 'outside_window',
  text_too_long: 'too_long',
};

function refusal(reply: HttpReply, write: boolean, now: Date): ConnectorError {
  const said = Refused.safeParse(parseJson(reply.body)).data;
  const kind = said && Object.hasOwn(byCode, said.error) ? byCode[said.error] : undefined;
  if (said && kind) return new ConnectorError(kind, `The sandbox network refused: ${said.message}`);
  return failureFor(reply.status, reply.headers, { write, now, network: 'The sandbox network', detail: said?.message });
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
