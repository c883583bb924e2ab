import * as z from 'zod/mini';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Everything that people are told. A new kind is a new line here and in `notice-words/` of each language. */
export const noticeKinds = [
  'mentioned',
  'assigned',
  'corrected',
  'approval_asked',
  'approval_due',
  'approval_given',
  'approval_refused',
  'reply_to_release',
  'clock_warned',
  'clock_breached',
  'arrived',
  'task_given',
  'task_due',
  'page_unreached',
  'paged',
  'page_unanswered',
  'handover_ready',
  'swap',
  'escalation_asked',
  'escalation_answered',
  'escalation_unanswered',
  'channel_ill',
  'emerging',
] as const;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.output<typeof NoticeKind>;

/**
 * `page` goes at once by two independent ways whatever the quiet hours; `now` at once outside quiet hours; `later` may
 * wait for a digest.
 */
export const noticeUrgencies = ['page', 'now', 'later'] as const;
export const NoticeUrgency = z.enum(noticeUrgencies);
export type NoticeUrgency = z.output<typeof NoticeUrgency>;

/** Own ids, codes and numbers, never texts of customers. `by` names the agent who did it. */
export const NoticeDetail = z.record(z.string(), z.union([z.string(), z.number()]));
export type NoticeDetail = z.output<typeof NoticeDetail>;

/** What one person was told of one kind about one conversation, until they read it; then what comes is told anew. */
export const NoticeGroup = z.object({
  /** The newest first; at most those of the newest 500 notices. */
  ids: z.array(Id),
  kind: NoticeKind,
  urgency: NoticeUrgency,
  /** Of the newest. */
  detail: NoticeDetail,
  /** Of the newest. */
  at: Instant,
  isRead: z.boolean(),
  /** Null for what is about none, and for one that the reader may no longer see. */
  conversation: z.nullable(z.object({ id: Id, number: z.number(), name: z.string(), network: z.string() })),
});
export type NoticeGroup = z.output<typeof NoticeGroup>;

/** More unread groups than this are counted as one more. */
export const unreadShown = 99;

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  permission: 'inbox.read',
  summary: 'What I was told, newest first, grouped by conversation and kind; at most the newest 500 notices.',
  reply: z.object({ groups: z.array(NoticeGroup) }),
});

export const countNotices = endpoint({
  method: 'GET',
  path: '/api/notices/count',
  permission: 'inbox.read',
  summary: 'How many groups of notices I have not read, up to 100.',
  reply: z.object({ unread: z.number() }),
});

export const markNotices = endpoint({
  method: 'PUT',
  path: '/api/notices/read',
  permission: 'inbox.read',
  summary: 'Marks notices of mine read or unread, those named or all; answers which of them that changed.',
  body: z.object({ ids: z.union([z.literal('all'), z.array(Id).check(z.maxLength(500))]), isRead: z.boolean() }),
  reply: z.object({ ids: z.array(Id) }),
});

/** A page that no way took. */
export const SilentPage = z.object({ id: Id, agentId: Id, name: z.string(), since: Instant });
export type SilentPage = z.output<typeof SilentPage>;

export const listSilentPages = endpoint({
  method: 'GET',
  path: '/api/notices/unreached',
  permission: 'policy.manage',
  summary: 'Pages of the last 24 hours that no way took, while neither their person nor a lead has seen to them.',
  reply: z.object({ pages: z.array(SilentPage) }),
});

export const settleSilence = endpoint({
  method: 'POST',
  path: '/api/notices/:noticeId/settle',
  permission: 'policy.manage',
  summary: 'Ends the alarm of a page that no way took: somebody has seen to it.',
  params: z.object({ noticeId: Id }),
  reply: Empty,
});
