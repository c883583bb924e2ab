import { type ErrorCode, type ErrorReason, errorStatus } from '#contract/errors.ts';

/** An expected refusal: `message` tells the person what failed, on which thing, and what to do. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly reason: ErrorReason;
  /** Values a translated message may show. */
  readonly parameters: Record<string, unknown>;
  constructor(
    code: ErrorCode,
    reason: ErrorReason,
    message: string,
    options: { parameters?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.reason = reason;
    this.parameters = options.parameters ?? {};
  }
  get status(): number {
    return errorStatus[this.code];
  }
}

/** The one answer for what does not exist and for what is behind another workspace's wall. */
export function notFound(what: string): AppError {
  return new AppError('not_found', 'not_found', `There is no such ${what} here.`, { parameters: { what } });
}
