import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#server/config.ts';
import { AppError } from '#server/errors.ts';
import { sessionCookie } from '#server/http/token.ts';
import { longestSessionMs } from './lifetime.ts';

type Publicity = Pick<Config, 'publicUrl'>;

/** Hands the session to the browser, out of reach of scripts and of requests from other sites. */
export function setSessionCookie(reply: FastifyReply, config: Publicity, token: string): void {
  reply.setCookie(sessionCookie, token, { ...attributes(config), maxAge: longestSessionMs / 1000 });
}

export function clearSessionCookie(reply: FastifyReply, config: Publicity): void {
  reply.clearCookie(sessionCookie, attributes(config));
}

function attributes({ publicUrl }: Publicity) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl?.startsWith('https:') ?? false } as const;
}

/** The session's token. Throws AppError `forbidden` for an API key, which has none. */
export function tokenOf(request: FastifyRequest): string {
  const token = request.cookies[sessionCookie];
  if (token === undefined || request.headers.authorization !== undefined)
    throw new AppError('forbidden', 'not_possible_here', 'An API key is no person. Sign in to do this.');
  return token;
}

export function userAgentOf(request: FastifyRequest): string {
  return request.headers['user-agent'] ?? '';
}
