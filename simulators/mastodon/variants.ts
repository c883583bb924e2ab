import * as z from 'zod';
import type { Server } from './store.ts';

/** How servers that speak this API differ; each is a switch. The first value is Mastodon's own way. */
export const Variants = z.object({
  streaming: z.enum(['works', 'missing', 'wrong_scheme']).default('works'),
  /** Errors come as web pages. */
  htmlErrors: z.boolean().default(false),
  /** So many requests on a connection that was used before are cut instead of answered. */
  dropReused: z.int().min(0).default(0),
  ignoresIdempotencyKey: z.boolean().default(false),
  /** Answers 418 to who names no User-Agent. */
  wantsUserAgent: z.boolean().default(false),
  resetAs: z.enum(['iso', 'epoch']).default('iso'),
  badToken: z.enum(['401', '422_page']).default('401'),
  /** What others write is seen so much later. */
  deliveryMs: z.int().min(0).max(60_000).default(0),
  maxCharacters: z.int().min(1).max(100_000).default(500),
  /** Several statuses can be asked for at once. */
  batch: z.boolean().default(true),
  /** Refuses a list of kinds of notification in which there is one that came late to the API. */
  refusesNewKinds: z.boolean().default(false),
  pkce: z.boolean().default(true),
  /** What the account's rules do with the words of strangers; `none`: a server without such rules. */
  strangers: z.enum(['accept', 'filter', 'drop', 'none']).default('accept'),
  /** Knows only the first form of the instance's description. */
  onlyInstanceV1: z.boolean().default(false),
  /** Takes only the address that shows a code. */
  refusesRedirects: z.boolean().default(false),
  /** Media are worked on so long: 202 until then. */
  mediaMs: z.int().min(0).max(60_000).default(0),
  /** Calls in five minutes. */
  callLimit: z.int().min(1).default(300),
});
export type Variants = z.output<typeof Variants>;

const key = 'variants';

export function getVariants({ db }: Server): Variants {
  const row = db.get<{ value: string }>('select value from instance where key = ?', key);
  return Variants.parse(row ? JSON.parse(row.value) : {});
}

export function changeVariants(server: Server, change: Partial<Variants>): Variants {
  const variants = Variants.parse({ ...getVariants(server), ...change });
  server.db.run('insert or replace into instance (key, value) values (?, ?)', key, JSON.stringify(variants));
  return variants;
}
