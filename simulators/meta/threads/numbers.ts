const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What Threads counts and how long it waits, as documented in summer 2026; the one place where they stand. */
export const numbers = {
  version: 'v1.0',
  /** As the code gives it, and exchanged. */
  shortTokenMs: hourMs,
  longTokenMs: 60 * dayMs,
  refreshFromMs: dayMs,
  codeMs: hourMs,
  textCharacters: 500,
  links: 5,
  posts: 250,
  replies: 1_000,
  deletions: 100,
  quotaMs: dayMs,
  carousel: { least: 2, most: 20 },
  /** A container that is published by then is none any more. */
  containerMs: dayMs,
  hookTimeoutMs: 5_000,
  /** How long after a try that failed the next is made; the last is repeated until it is given up. */
  retryMs: [60_000, 10 * 60_000, hourMs],
  retryForMs: 36 * hourMs,
} as const;

/** Answers of the API that say no: status, code, subcode. */
export const errors = {
  bad_parameter: [400, 100, 0],
  gone: [400, 100, 33],
  not_ready: [400, 24, 4279009],
  bad_token: [401, 190, 467],
  expired_token: [401, 190, 463],
  app_removed: [401, 190, 458],
  no_permission: [403, 10, 0],
  over_quota: [400, 4, 2207042],
  rate_limited: [400, 4, 0],
  bad_code: [400, 100, 36009],
  bad_secret: [400, 1, 0],
  too_young: [400, 100, 0],
  transient: [500, 2, 0],
} as const satisfies Record<string, readonly [number, number, number]>;
export type ErrorName = keyof typeof errors;
