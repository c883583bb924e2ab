import { notifyManager, QueryClient, type QueryKey } from '@tanstack/react-query';
import type { Endpoint, Input, Reply } from '#contract/endpoint.ts';
import { ErrorBody, type ErrorCode } from '#contract/errors.ts';
import { reportConnection } from './connection.ts';
import { currentRegion, isMessageKey, type MessageValues, t } from './i18n.ts';

/** A call that did not work. `offline`: the server was not reached, so nothing is known to have changed. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'offline';
  readonly reason: string;
  readonly parameters: Record<string, unknown>;
  readonly requestId: string | null;

  constructor(
    error: Omit<ErrorBody['error'], 'code' | 'reason' | 'requestId'> & Pick<ApiError, 'code' | 'reason' | 'requestId'>,
    cause?: unknown,
  ) {
    super(error.message, { cause });
    this.name = 'ApiError';
    this.code = error.code;
    this.reason = error.reason;
    this.parameters = error.parameters;
    this.requestId = error.requestId;
  }
}

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
type Options = {
  signal?: AbortSignal;
  keepalive?: boolean;
  /** For endpoints whose body is a file itself. */
  file?: Blob;
};
/** Endpoints that take nothing are called without a second argument. */
type Arguments<E extends Endpoint> = unknown extends Input<E> ? [input?: Options] : [input: Input<E> & Options];

let onSignedOut: () => void = () => {};

let onSecondStepNeeded: () => void = () => {};

/** Says where a person goes who has no second step in a workspace that asks everyone for one. */
export function whenSecondStepNeeded(go: () => void): void {
  onSecondStepNeeded = go;
}

/** Says where a person goes whose session has ended. */
export function whenSignedOut(go: () => void): void {
  onSignedOut = go;
}

/** Calls an endpoint of the contract and answers with its parsed reply. Throws ApiError. */
export async function call<const E extends Endpoint>(endpoint: E, ...[input]: Arguments<E>): Promise<Reply<E>> {
  const { params, query, body, signal, keepalive, file }: Parts & Options = input ?? {};
  const type = file ? file.type : body === undefined ? null : 'application/json';
  const response = await send(urlOf(endpoint.path, params, query), {
    method: endpoint.method,
    headers: { 'x-earshot': '1', ...(type === null ? {} : { 'content-type': type }) },
    body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
    credentials: 'same-origin',
    signal,
    keepalive,
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response, answer);
  const reply = endpoint.reply.safeParse(answer);
  if (!reply.success) throw unreadable(response, reply.error);
  return reply.data as Reply<E>;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    reportConnection('online');
    return response;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    reportConnection('offline');
    throw new ApiError(
      { code: 'offline', reason: 'offline', message: t('error.offline'), parameters: {}, requestId: null },
      cause,
    );
  }
}

/** `/api/x/:id` with its parameters filled and the query behind it; absent values are left out. */
export function urlOf(path: string, params: Parts['params'] = {}, query: Parts['query'] = {}): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function refusal(response: Response, answer: unknown): ApiError {
  const body = ErrorBody.safeParse(answer);
  if (!body.success) return unreadable(response);
  const { error } = body.data;
  if (error.reason === 'not_signed_in') onSignedOut();
  if (error.reason === 'second_step_needed') onSecondStepNeeded();
  return new ApiError(error);
}

function unreadable(response: Response, cause?: unknown): ApiError {
  const requestId = response.headers.get('x-request-id');
  // A gateway in front of us answers 502 to 504 while the server restarts: for the person that is "no connection".
  const away = response.status >= 502 && response.status <= 504;
  if (away) reportConnection('offline');
  const [code, message] = away
    ? (['offline', t('error.offline')] as const)
    : (['internal', t('error.unreadable')] as const);
  return new ApiError({ code, reason: 'unexpected', message, parameters: {}, requestId }, cause);
}

/** What to tell the person, in their language where the catalogue has the reason, else in the server's English. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof ApiError)) return t('shell.crash.body');
  const key = `error.${error.reason}`;
  const translated = currentRegion().language !== 'en' && isMessageKey(key);
  return translated ? t(key, error.parameters as MessageValues) : error.message;
}

/** True when the server has said no: asked again, it would say the same. */
export function isRefused(error: unknown): boolean {
  return error instanceof ApiError && ['invalid', 'forbidden', 'not_found'].includes(error.code);
}

const justNowMs = 5_000;

/** True when the server refused this a moment ago for good: an address is loaded again when the language has come. */
export function wasJustRefused(client: QueryClient, queryKey: QueryKey): boolean {
  const state = client.getQueryState(queryKey);
  return state !== undefined && isRefused(state.error) && Date.now() - state.errorUpdatedAt < justNowMs;
}

// A frame of the stream is drawn in the task that brought it, not after a timer.
notifyManager.setScheduler(queueMicrotask);

/**
 * The cache of what the server said. The stream patches it, so nothing is fetched again for mere age or focus;
 * what failed for lack of a connection is fetched again once that is back.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.code === 'offline',
        // A page that mounts after the answer has come does not ask once more for what is not there.
        retryOnMount: ({ state }) => !isRefused(state.error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
