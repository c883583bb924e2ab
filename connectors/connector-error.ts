/**
 * Why a call to a network failed. Look-alikes: `rate_limited` heals by itself at `retryAt`,
 * `quota_exhausted` needs a person; `auth_expired` needs a reconnect, `permission` another right;
 * `transient` did nothing and may be repeated, `unknown_outcome` may have done it: ask first.
 */
export const failureKinds = [
  'auth_expired',
  'permission',
  'rate_limited',
  'quota_exhausted',
  'duplicate',
  'blocked',
  'outside_window',
  'gone',
  'too_long',
  'policy',
  'invalid_request',
  'transient',
  'unknown_outcome',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** A classified failure; the message is a full sentence for the person who must act. */
export class ConnectorError extends Error {
  readonly kind: FailureKind;
  /** Set only with `rate_limited`: the moment from which the network accepts calls again. */
  readonly retryAt: Date | undefined;
  constructor(kind: FailureKind, message: string, options: { retryAt?: Date; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConnectorError';
    this.kind = kind;
    this.retryAt = options.retryAt;
  }
}
