/** What is kept of a connected account: the answers to `settings` that are not secret, and its secrets. */
export type Kept = { settings: Record<string, string>; secrets: Record<string, string> };

/** What a network says is left of one of its limits. */
export type Headroom = {
  /** The limit in the network's own name, such as `posts` or `app calls`. */
  of: string;
  /** The part that is free, 0 to 1. */
  share: number;
  /** Calls that are left, where it counts them. */
  left?: number;
  resetsAt?: Date;
};

/** An account that stays connected while another is disconnected, in whatever workspace of this installation. */
export type Staying = {
  network: string;
  /** The id at the network of the app it hears through; null for an account that needs none. */
  app: string | null;
  origin: string;
  externalId: string;
  settings: Record<string, string>;
};

/** A connected account of ours together with what is needed to speak for it. */
export type Session = {
  account: { externalId: string; handle: string };
  /** Namespace in which the network's ids are unique, such as `bluesky` or `mastodon:host`. */
  origin: string;
  /** The answers to `settings` that are not secret. */
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** What was typed for our app there, secrets included; absent where there is none. */
  app?: Record<string, string>;
  /** Keeps refreshed tokens; call it before the first use of the new ones. */
  saveSecrets(secrets: Record<string, string>): Promise<void>;
  /** Notes what an answer told of the limits; cheap at every call. */
  noteHeadroom?(told: readonly Headroom[]): Promise<void>;
  /** Our one way to a network: timeout, size limit and guard against server-side request forgery. */
  http: Http;
  findHost: FindHost;
  now(): Date;
};

/**
 * For networks that are not spoken to over HTTP: the address to connect to, judged by the guard after its name was
 * resolved, so that a name cannot change its mind. Throws ConnectorError.
 */
export type FindHost = (host: string, port: number) => Promise<string>;

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs?: number;
};

export type HttpReply = { status: number; headers: Record<string, string>; body: Uint8Array };

/**
 * Sends one request. Throws ConnectorError `transient` when nothing was sent (refused, unresolved),
 * `unknown_outcome` when the answer to a write was lost, `transient` when the answer to a read was.
 */
export type Http = (request: HttpRequest) => Promise<HttpReply>;

/** Opens a websocket through the same guard; settles when it ends. Throws ConnectorError when it cannot be opened. */
export type OpenSocket = (url: string, onText: (text: string) => void, signal: AbortSignal) => Promise<void>;
