import type { FastifyInstance } from 'fastify';
import type { ErrorBody } from '#contract/errors.ts';
import { AppError } from '../errors.ts';

/** Every refusal leaves in one shape; what was not expected is logged with its cause and answered without it. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = asAppError(error);
    if (refusal.code === 'internal') request.log.error({ err: error }, 'A request failed unexpectedly.');
    reply.code(refusal.status).send(body(refusal, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    reply
      .code(404)
      .send(
        body(
          new AppError('not_found', 'not_found', `Nothing answers at ${request.method} ${request.url.split('?')[0]}.`),
          request.id,
        ),
      );
  });
}

function body(refusal: AppError, requestId: string): ErrorBody {
  const { code, reason, message, parameters } = refusal;
  return { error: { code, reason, message, parameters, requestId } };
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413)
    return new AppError('too_large', 'file_too_large', 'The request is larger than allowed.', { cause: error });
  if (status === 415)
    return new AppError('invalid', 'unsupported_media', 'Send JSON (content-type application/json).', { cause: error });
  if (status === 429)
    return new AppError('rate_limited', 'too_many_tries', 'Too many requests. Wait a minute and try again.', {
      cause: error,
    });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new AppError('invalid', 'malformed_body', 'The request could not be read.', { cause: error });
  return new AppError('internal', 'unexpected', 'Something failed on our side. Nothing was changed; try again.', {
    cause: error,
  });
}
