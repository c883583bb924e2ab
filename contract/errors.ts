import * as z from 'zod/mini';

/** Every way a call can be refused, with its HTTP status. */
export const errorStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  too_large: 413,
  rate_limited: 429,
  channel_disconnected: 503,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** The closed list of reasons a screen may branch on and translate; `message` is the English fallback. */
export const errorReasons = [
  'bad_request',
  'malformed_body',
  'unsupported_media',
  'missing_csrf_header',
  'not_signed_in',
  'wrong_credentials',
  'too_many_tries',
  'wrong_code',
  'sign_in_expired',
  'second_step_needed',
  'already_set_up',
  'wrong_setup_code',
  'link_expired',
  'login_taken',
  'last_owner',
  'permission_missing',
  'not_found',
  'stale_version',
  'answered_meanwhile',
  /** posts: [{ id, network, to, preview }], those without an answer of ours */
  'posts_unanswered',
  /** count: how many tasks are open */
  'tasks_open',
  /** hurdle, category, teams, tier, role: the priority matrix lets others resolve it */
  'not_yours_to_resolve',
  'gate_refused',
  'too_late_to_undo',
  /** into, number: the conversation that it became part of */
  'merged',
  'channel_not_connected',
  'channel_taken',
  'network_refused',
  'not_possible_here',
  'too_many',
  'name_taken',
  'filter_too_broad',
  /** group: nobody is in it */
  'nobody_to_ask',
  /** name: who answered meanwhile */
  'escalation_answered',
  'file_too_large',
  'file_type_refused',
  'shutting_down',
  'unexpected',
] as const;

export const ErrorReason = z.enum(errorReasons);
export type ErrorReason = z.output<typeof ErrorReason>;

/** The body of every refusal. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
    reason: ErrorReason,
    message: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.output<typeof ErrorBody>;
