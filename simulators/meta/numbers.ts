const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What Meta counts and how long it waits, as documented in September 2026; the one place where they stand. */
export const numbers = {
  versions: ['v25.0', 'v26.0'],
  /** A user's token: as the code gives it, and exchanged. */
  shortTokenMs: 90 * minuteMs,
  longTokenMs: 60 * dayMs,
  /** So long after a person last said yes their data is shown. */
  dataAccessMs: 90 * dayMs,
  codeMs: 10 * minuteMs,
  commentCharacters: 8_000,
  messageCharacters: 2_000,
  quickReplies: 13,
  quickReplyTitle: 20,
  buttonText: 640,
  buttons: 3,
  cards: 10,
  attachmentBytes: 25 * 1024 * 1024,
  /** After the person's last message: for anything, and for what a person writes under HUMAN_AGENT. */
  windowMs: 24 * hourMs,
  humanAgentMs: 7 * dayMs,
  privateReplyMs: 7 * dayMs,
  updatesAtOnce: 1_000,
  /** How long after a try that failed the next is made; the last is repeated until it is given up. */
  retryMs: [minuteMs, 10 * minuteMs, hourMs],
  retryForMs: 36 * hourMs,
  hookTimeoutMs: 5_000,
} as const;

/** Answers of the Graph API that say no: status, code, subcode. */
export const errors = {
  unknown_version: [400, 2635, 0],
  bad_parameter: [400, 100, 0],
  gone: [400, 100, 33],
  no_such_user: [400, 100, 2018001],
  no_such_instagrammer: [400, 100, 2534014],
  not_for_private_reply: [400, 100, 2534025],
  too_late_for_private_reply: [400, 10900, 0],
  replied_privately: [400, 10900, 0],
  unknown_alias: [400, 803, 0],
  too_large: [400, 100, 2018109],
  not_fetched: [400, 100, 2018008],
  dead_tag: [400, 100, 2018065],
  bad_token: [401, 190, 467],
  expired_token: [401, 190, 463],
  app_removed: [401, 190, 458],
  no_permission: [403, 200, 0],
  outside_window: [400, 10, 2018278],
  outside_window_on_instagram: [400, 10, 2534022],
  messages_not_allowed: [403, 200, 2534041],
  unavailable: [400, 551, 1545041],
  duplicate: [400, 506, 0],
  rate_limited: [400, 32, 0],
  callback_failed: [400, 2200, 0],
  bad_code: [400, 100, 36009],
  bad_secret: [400, 1, 0],
  transient: [500, 2, 0],
} as const satisfies Record<string, readonly [number, number, number]>;
export type ErrorName = keyof typeof errors;
