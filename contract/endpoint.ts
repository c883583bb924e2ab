import type * as z from 'zod/mini';
import type { Permission } from './permissions.ts';

type Schema = z.ZodMiniType;

/**
 * One operation of the API: the server registers it, the web calls it and validates forms with it, OpenAPI comes from it.
 * `permission`: what the caller must hold; `signed-in` for any person with a session; `public` for anybody.
 */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parameters as `:name`, each named in `params`. */
  readonly path: string;
  readonly permission: Permission | 'signed-in' | 'public';
  /** One sentence for the API's page. */
  readonly summary: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** Its texts are the workspace's own settings, given back to be edited: no secret in them is masked. */
  readonly verbatim?: true;
  /** What is not named here never leaves the server. */
  readonly reply: Schema;
};

/** Declares an endpoint and keeps its exact types. */
export const endpoint = <const E extends Endpoint>(declaration: E): E => declaration;

type Part<
  E extends Endpoint,
  K extends 'params' | 'query' | 'body',
  How extends 'input' | 'output',
> = E[K] extends Schema ? { [P in K]: How extends 'input' ? z.input<E[K]> : z.output<E[K]> } : unknown;

/** What a caller passes. */
export type Input<E extends Endpoint> = Part<E, 'params', 'input'> &
  Part<E, 'query', 'input'> &
  Part<E, 'body', 'input'>;
/** What the handler gets, parsed. */
export type Parsed<E extends Endpoint> = Part<E, 'params', 'output'> &
  Part<E, 'query', 'output'> &
  Part<E, 'body', 'output'>;
/** What the caller gets. */
export type Reply<E extends Endpoint> = z.output<E['reply']>;
/** What the handler returns. */
export type ReplyInput<E extends Endpoint> = z.input<E['reply']>;
