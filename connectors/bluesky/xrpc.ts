import * as z from 'zod';
import { ConnectorError, type FailureKind } from '../connector-error.ts';
import { failureFor } from '../failure.ts';
import { headroomFrom } from '../headroom.ts';
import type { Http, HttpReply, Session } from '../session.ts';

/** One call of a Bluesky method. */
export type Call<T> = {
  method: string;
  /** Query of a read; an array repeats the name. */
  params?: Record<string, string | number | string[] | undefined>;
  /** What a write carries: JSON, raw bytes with their media type, or nothing (`write`). */
  body?: unknown;
  bytes?: { data: Uint8Array; mimeType: string };
  write?: true;
  /** DID and fragment of a service to which the account's server passes the call on. */
  proxy?: string | undefined;
  timeoutMs?: number;
  reply: z.ZodType<T>;
};

/** An error in the network's own words, before it is classified. */
type Told = { error: string; message: string; [more: string]: unknown };
const Told = z.looseObject({ error: z.string().catch(''), message: z.string().catch('') });

/** A refused call; `error` is the network's name for the reason and `told` its sentence. */
export class XrpcError extends ConnectorError {
  readonly error: string;
  readonly told: string;
  /** All that it answered. */
  readonly said: unknown;
  readonly status: number;
  constructor(kind: FailureKind, message: string, answer: { status: number; told: Told; retryAt?: Date }) {
    super(kind, message, answer.retryAt === undefined ? {} : { retryAt: answer.retryAt });
    this.error = answer.told.error;
    this.told = answer.told.message;
    this.said = answer.told;
    this.status = answer.status;
  }
}

/** How far each server's clock is ahead of ours, by its address, as its latest answer told. */
const clockLeads = new Map<string, number>();

/** What our moment is on a server's clock; as it is when the server never told its time. */
export function onServerClock(server: string, moment: Date): Date {
  return new Date(moment.getTime() + (clockLeads.get(server) ?? 0));
}

/** When the network names no time. */
const defaultPauseMs = 60_000;

/** Makes one call with a token. Throws XrpcError when the network refuses, ConnectorError when it cannot be understood. */
export async function xrpc<T>(
  io: { http: Http; now(): Date } & Pick<Session, 'noteHeadroom'>,
  server: string,
  token: string | undefined,
  call: Call<T>,
): Promise<T> {
  const write = call.write ?? (call.body !== undefined || call.bytes !== undefined);
  const reply = await io.http({
    method: write ? 'POST' : 'GET',
    url: `${server}/xrpc/${call.method}${query(call.params)}`,
    headers: headers(call, token),
    ...(call.timeoutMs !== undefined && { timeoutMs: call.timeoutMs }),
    ...(write && { body: call.bytes?.data ?? (call.body === undefined ? '' : JSON.stringify(call.body)) }),
  });
  const told = Date.parse(reply.headers.date ?? '');
  if (!Number.isNaN(told)) clockLeads.set(server, told - io.now().getTime());
  await io.noteHeadroom?.(headroomFrom(reply.headers, { of: 'calls', prefix: 'ratelimit-', now: io.now() }));
  if (reply.status !== 200) throw refusal(reply, write, io.now());
  return understood(reply, call, write);
}

function query(params: Call<unknown>['params'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  }
  return search.size > 0 ? `?${search}` : '';
}

function headers(call: Call<unknown>, token: string | undefined): Record<string, string> {
  const type = call.bytes?.mimeType ?? (call.body === undefined ? undefined : 'application/json');
  return {
    accept: 'application/json',
    ...(type !== undefined && { 'content-type': type }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(call.proxy !== undefined && { 'atproto-proxy': call.proxy }),
  };
}

type Words = { kind: FailureKind; message: string };

/** Reasons that the status alone does not tell, by the network's name for them. */
const byError: Record<string, Words> = {
  ExpiredToken: { kind: 'auth_expired', message: 'The session with Bluesky has run out. Reconnect the channel.' },
  InvalidToken: { kind: 'auth_expired', message: 'Bluesky does not accept the session. Reconnect the channel.' },
  AccountTakedown: { kind: 'auth_expired', message: 'Bluesky has taken this account down. Ask its moderation.' },
  AccountDeactivated: {
    kind: 'auth_expired',
    message: 'This Bluesky account is deactivated. Activate it and reconnect.',
  },
  RecordNotFound: { kind: 'gone', message: 'This no longer stands on Bluesky.' },
  NotFound: { kind: 'gone', message: 'This no longer stands on Bluesky.' },
  InvalidConvo: { kind: 'gone', message: 'This conversation no longer exists on Bluesky.' },
  RecipientNotFound: { kind: 'gone', message: 'This account no longer exists on Bluesky.' },
  AccountSuspended: { kind: 'gone', message: 'Bluesky has suspended this account.' },
  BlockedActor: { kind: 'blocked', message: 'This account and ours block each other; no message can be sent.' },
  BlockedSubject: { kind: 'blocked', message: 'This account and ours block each other; no message can be sent.' },
  MessagesDisabled: { kind: 'policy', message: 'This account accepts no direct messages.' },
  NotFollowedBySender: {
    kind: 'policy',
    message: 'This account accepts direct messages only from accounts it follows.',
  },
  ConvoLocked: { kind: 'policy', message: 'This conversation is locked on Bluesky.' },
  UpstreamFailure: { kind: 'transient', message: 'A part of Bluesky is not reachable at the moment.' },
  UpstreamTimeout: { kind: 'transient', message: 'A part of Bluesky did not answer in time.' },
};

function refusal({ status, headers, body }: HttpReply, write: boolean, now: Date): XrpcError {
  const told = readTold(body);
  const known = refusedMethod(told) ?? byError[told.error];
  // A write may have been done although its answer got lost on the way through the account's server.
  if (known !== undefined && !(known.kind === 'transient' && write)) {
    return new XrpcError(known.kind, known.message, { status, told });
  }
  const detail = told.message || told.error;
  const failure = failureFor(status, headers, { write, now, network: 'Bluesky', ...(detail && { detail }) });
  const later = failure.kind === 'rate_limited' ? new Date(now.getTime() + defaultPauseMs) : undefined;
  const retryAt = failure.retryAt ?? later;
  return new XrpcError(failure.kind, failure.message, { status, told, ...(retryAt && { retryAt }) });
}

/** An app password without the right to direct messages is told so under the name of a stale token. */
function refusedMethod(told: Told): Words | undefined {
  if (told.error !== 'InvalidToken' || !/token (method|scope)/i.test(told.message)) return undefined;
  return { kind: 'permission', message: 'The app password of this channel does not permit this.' };
}

/** An outage often answers with a web page. */
function readTold(body: Uint8Array): Told {
  try {
    return Told.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return { error: '', message: '' };
  }
}

/** What comes with status 200 and is not what was asked for: an outage's page, a proxy's, a changed method. */
function understood<T>(reply: HttpReply, call: Call<T>, write: boolean): T {
  const fail = (cause: unknown) =>
    new ConnectorError(
      write ? 'unknown_outcome' : 'transient',
      `Bluesky answered ${call.method} with something else.`,
      { cause },
    );
  let json: unknown;
  try {
    json = reply.body.length === 0 ? {} : JSON.parse(new TextDecoder().decode(reply.body));
  } catch (cause) {
    throw fail(cause);
  }
  const parsed = call.reply.safeParse(json);
  if (!parsed.success) throw fail(parsed.error);
  return parsed.data;
}
