import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Endpoint, Parsed, ReplyInput } from '#contract/endpoint.ts';
import { AppError } from '../errors.ts';
import { maskLinks, maskTexts } from '../personal-data/mask-texts.ts';
import type { Viewer } from './viewer.ts';

/** What a handler gets: the parsed parts, who calls, and the raw pair for cookies and streams. */
export type Call<E extends Endpoint> = Parsed<E> & {
  viewer: E['permission'] extends 'public' ? Viewer | null : Viewer;
  request: FastifyRequest;
  reply: FastifyReply;
};
type Handler<E extends Endpoint> = (call: Call<E>) => Promise<ReplyInput<E>>;

/** `perMinute`: how many calls one network address may make; for what guesses could be tried on. */
export type RouteOptions = { perMinute?: number };

/** Registers an endpoint with its handler. */
export type Route = <E extends Endpoint>(endpoint: E, handler: Handler<E>, options?: RouteOptions) => void;

/** Who makes this request, or null; throws nothing for a missing or wrong credential. */
export type Authenticate = (request: FastifyRequest) => Promise<Viewer | null>;

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** A header no other site can set without our consent: with SameSite cookies it stops cross-site requests. */
const csrfHeader = 'x-earshot';

/**
 * Makes the one function with which features register endpoints. Each call: authenticate, permission, parse, handle,
 * and strip from the reply what its schema does not name. `onRegister` sees each endpoint once (for OpenAPI).
 */
export function createRoute(
  app: FastifyInstance,
  authenticate: Authenticate,
  onRegister: (endpoint: Endpoint) => void,
): Route {
  return (endpoint, handler, { perMinute } = {}) => {
    onRegister(endpoint);
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      config: perMinute === undefined ? {} : { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      handler: async (request, reply) => {
        refuseCrossSite(request);
        const viewer = await authenticate(request);
        authorise(endpoint, viewer);
        const parts = {
          ...part(endpoint, 'params', request.params),
          ...part(endpoint, 'query', request.query),
          ...part(endpoint, 'body', request.body ?? {}),
        };
        // The parts were just parsed with the endpoint's own schemas, and `authorise` refused a missing viewer.
        const call = { ...parts, viewer, request, reply } as unknown as Call<typeof endpoint>;
        return maskFor(viewer, endpoint, z.parse(endpoint.reply, await handler(call)));
      },
    });
  };
}

/** What nobody needs to read to help is hidden wherever a text is shown, from all but those who may see it. */
function maskFor<T>(viewer: Viewer | null, { verbatim }: Endpoint, reply: T): T {
  if (verbatim) return reply;
  return viewer?.permissions.has('personal_data.unmask') ? maskLinks(reply) : maskTexts(reply);
}

function refuseCrossSite(request: FastifyRequest): void {
  if (!writes.has(request.method) || request.headers.authorization) return;
  if (request.headers[csrfHeader] === undefined)
    throw new AppError(
      'forbidden',
      'missing_csrf_header',
      `Requests that change something carry the header ${csrfHeader}: 1.`,
    );
}

function authorise(endpoint: Endpoint, viewer: Viewer | null): void {
  const needed = endpoint.permission;
  if (needed === 'public') return;
  if (!viewer) throw new AppError('unauthenticated', 'not_signed_in', 'Sign in first.');
  if (needed === 'signed-in' || viewer.permissions.has(needed)) return;
  if (viewer.lacksSecondStep)
    throw new AppError(
      'forbidden',
      'second_step_needed',
      'Everyone in this workspace signs in with a second step. Set yours up first.',
    );
  throw new AppError(
    'forbidden',
    'permission_missing',
    `This needs the permission ${needed}. Ask the owner of the workspace.`,
    {
      parameters: { permission: needed },
    },
  );
}

function part(endpoint: Endpoint, name: 'params' | 'query' | 'body', value: unknown): Record<string, unknown> {
  const schema = endpoint[name];
  if (!schema) return {};
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return { [name]: parsed.data };
  // A malformed id names nothing, so it is answered like any other that does not exist.
  if (name === 'params') throw new AppError('not_found', 'not_found', 'There is no such thing here.');
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  throw new AppError('invalid', 'bad_request', `${first?.path || name}: ${first?.message || 'is not as expected'}.`, {
    parameters: { issues },
  });
}
