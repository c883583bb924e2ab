import { Agent, buildConnector, type Dispatcher, request as undiciRequest } from 'undici';
import { ConnectorError } from './connector-error.ts';
import { guardedLookup, RefusedAddress, type Resolve, systemResolve, urlRefusal } from './guard.ts';
import type { Http, HttpReply, HttpRequest } from './session.ts';

export type HttpOptions = {
  /** True lets this machine be called, and plain http with it: the sandbox network and tests. */
  allowLoopback: boolean;
  /** Largest answer that is read; default 8 MiB. */
  maxBytes?: number;
  /** Default 20 s, from the call to the last byte. */
  defaultTimeoutMs?: number;
  userAgent: string;
  /** For tests of names that resolve to the inside. */
  resolve?: Resolve;
};

const connectTimeoutMs = 10_000;

/**
 * Our one way to a network. Redirects are not followed: the 3xx is the answer, so that a guarded
 * host cannot pass us on to an unguarded one. Call `close` when the program ends.
 */
export function createHttp(options: HttpOptions): Http & { close(): Promise<void> } {
  const { allowLoopback, maxBytes = 8 * 1024 * 1024, defaultTimeoutMs = 20_000 } = options;
  const agent = createAgent(options.resolve ?? systemResolve, allowLoopback);

  const send = async (request: HttpRequest): Promise<HttpReply> => {
    const write = request.method !== 'GET';
    const url = parseUrl(request.url, allowLoopback);
    let sent = false;
    const dispatcher = agent.compose((dispatch) => (opts, handler) => {
      return dispatch(
        opts,
        onStart(handler, () => {
          sent = true;
        }),
      );
    });
    const timeoutMs = request.timeoutMs ?? defaultTimeoutMs;
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const reply = await orDeadline(
        undiciRequest(url, {
          method: request.method,
          headers: { 'user-agent': options.userAgent, ...request.headers },
          body: request.body ?? null,
          signal: deadline,
          dispatcher,
        }),
        deadline,
      );
      const body = await readBody(reply.body, maxBytes, url, write);
      return { status: reply.statusCode, headers: flatHeaders(reply.headers), body };
    } catch (error) {
      throw classify(error, { url, write, sent, timeoutMs });
    }
  };
  return Object.assign(send, { close: () => agent.close() });
}

function parseUrl(text: string, allowLoopback: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const refusal = url === null ? 'it is no address' : urlRefusal(url, allowLoopback);
  if (url === null || refusal !== null) {
    throw new ConnectorError('invalid_request', `Earshot will not call ${url?.host ?? text}: ${refusal}.`);
  }
  return url;
}

/** Connects only where the guard lets us. */
export function createAgent(resolve: Resolve, allowLoopback: boolean): Agent {
  const connectorFor = (onlyLoopback: boolean) =>
    buildConnector({
      timeout: connectTimeoutMs,
      lookup: guardedLookup(resolve, { loopback: allowLoopback, onlyLoopback }),
    });
  const plain = connectorFor(true);
  const secure = connectorFor(false);
  return new Agent({
    connect: (target, callback) => (target.protocol === 'https:' ? secure : plain)(target, callback),
    // Short, so that a write seldom meets a connection which the other side is just closing.
    keepAliveTimeout: 4_000,
  });
}

/** Calls `started` when the request goes onto a connected socket: before that, nothing was sent. */
function onStart(handler: Dispatcher.DispatchHandler, started: () => void): Dispatcher.DispatchHandler {
  return new Proxy(handler, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (key === 'onConnect' || key === 'onRequestStart') started();
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** undici heeds the signal only once a socket is there; this makes the deadline hold while connecting too. */
function orDeadline<T>(work: Promise<T>, deadline: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const abort = () => fail(deadline.reason);
    deadline.addEventListener('abort', abort, { once: true });
    work.then(done, fail).finally(() => deadline.removeEventListener('abort', abort));
  });
}

async function readBody(stream: Dispatcher.ResponseData['body'], maxBytes: number, url: URL, write: boolean) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) {
      stream.destroy();
      const kind = write ? 'unknown_outcome' : 'invalid_request';
      throw new ConnectorError(kind, `${url.host} answered with more than ${maxBytes} bytes; the rest was not read.`);
    }
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

type Attempt = { url: URL; write: boolean; sent: boolean; timeoutMs: number };

function classify(error: unknown, { url, write, sent, timeoutMs }: Attempt): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const refused = refusedAddress(error);
  if (refused) {
    return new ConnectorError('invalid_request', `Earshot will not call ${url.host}: ${refused.message}.`, {
      cause: error,
    });
  }
  const late = error instanceof Error && error.name === 'TimeoutError';
  const how = late ? `did not answer within ${timeoutMs} ms` : 'could not be reached or broke off';
  if (!write || !sent) return new ConnectorError('transient', `${url.host} ${how}.`, { cause: error });
  return new ConnectorError('unknown_outcome', `${url.host} ${how}; whether it did what we asked is not known.`, {
    cause: error,
  });
}

/** With several addresses node wraps each failure in an AggregateError. */
function refusedAddress(error: unknown): RefusedAddress | null {
  if (error instanceof RefusedAddress) return error;
  if (error instanceof AggregateError) return error.errors.map(refusedAddress).find((found) => found !== null) ?? null;
  return null;
}
