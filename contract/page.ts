import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { DangerKind } from './danger.ts';
import { endpoint } from './endpoint.ts';
import { CallTarget, LadderStep } from './escalation.ts';
import { Priority } from './filter.ts';

/** `unanswered`: everybody was called and nobody acknowledged. `ended`: it was resolved or withdrawn meanwhile. */
export const PageState = z.enum(['open', 'acknowledged', 'unanswered', 'ended']);
export type PageState = z.output<typeof PageState>;

/** Why somebody is called: codes and numbers only. `by_hand`: a person asked for it, in a note. */
export const PageCause = z.object({
  on: z.enum(['breached', 'warned', 'written', 'volume', 'vanishing', 'by_hand', 'danger']),
  /** The kind of clock. */
  clock: z.optional(z.string()),
  priority: z.optional(Priority),
  category: z.optional(z.string()),
  /** With `danger`: what was told first. */
  danger: z.optional(DangerKind),
  /** With `volume`: how many came within how many minutes. */
  count: z.optional(z.number()),
  minutes: z.optional(z.number()),
});
export type PageCause = z.output<typeof PageCause>;

/** Whom a step called. */
const PageCall = z.object({ n: z.number(), agentId: Id, at: Instant });

export const Page = z.object({
  id: Id,
  /** Of its ladder; empty when a person asked for it. */
  name: z.string(),
  cause: PageCause,
  state: PageState,
  startedAt: Instant,
  startedBy: z.nullable(Id),
  /** Null for one about a whole category, and for one that the reader may not see. */
  conversation: z.nullable(z.object({ id: Id, number: z.number(), name: z.string(), network: z.string() })),
  steps: z.array(LadderStep),
  calls: z.array(PageCall),
  /** When the next step is told, or the alarm raised; null when nothing follows. */
  nextAt: z.nullable(Instant),
  acknowledgedAt: z.nullable(Instant),
  acknowledgedBy: z.nullable(Id),
  /** Of somebody who has no account here. */
  acknowledgedByName: z.nullable(z.string()),
  /** By the link of a notice, not in the app. */
  byLink: z.boolean(),
});
export type Page = z.output<typeof Page>;

const ofPage = z.object({ pageId: Id });

export const listPages = endpoint({
  method: 'GET',
  path: '/api/pages',
  permission: 'inbox.read',
  summary:
    'Pages within reach, and those that called me: what is open or unanswered, then the newest 30 that are over.',
  reply: z.object({ pages: z.array(Page) }),
});

export const acknowledgePage = endpoint({
  method: 'PUT',
  path: '/api/pages/:pageId/acknowledged',
  permission: 'inbox.read',
  summary: 'Says that one takes care, so that nobody else is called; or takes that back, and the next is called.',
  params: ofPage,
  body: z.object({ acknowledged: z.boolean() }),
  reply: z.object({ page: Page }),
});

export const withdrawPage = endpoint({
  method: 'POST',
  path: '/api/pages/:pageId/withdraw',
  permission: 'inbox.read',
  summary: 'Ends a page that one asked for oneself.',
  params: ofPage,
  reply: Empty,
});

export const escalateConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/escalations',
  permission: 'note.write',
  summary:
    'Calls somebody to a conversation now, and the reason stands in it as a note; or puts it as a question to a group of stakeholders.',
  params: z.object({ conversationId: Id }),
  body: z.object({ to: CallTarget, reason: Typed(2000) }),
  /** One of the two: a page, or the question to a group. */
  reply: z.object({ pageId: z.nullable(Id), escalationId: z.nullable(Id) }),
});

/** What somebody who was called sees under the link of the notice, without signing in. */
const LinkedPage = z.object({
  workspaceName: z.string(),
  name: z.string(),
  cause: PageCause,
  state: PageState,
  startedAt: Instant,
  /** Null for one about a whole category. */
  conversationNumber: z.nullable(z.number()),
  acknowledgedAt: z.nullable(Instant),
  /** Who took it. */
  acknowledgedByName: z.nullable(z.string()),
  /** It was the person of this link. */
  isMine: z.boolean(),
});
export type LinkedPage = z.output<typeof LinkedPage>;

const ofLink = z.object({ token: z.string().check(z.maxLength(200)) });

export const getLinkedPage = endpoint({
  method: 'GET',
  path: '/api/page-links/:token',
  permission: 'public',
  summary:
    'What a notice’s link is about. It changes nothing, so that programs which look at links acknowledge nothing.',
  params: ofLink,
  reply: LinkedPage,
});

export const acknowledgeByLink = endpoint({
  method: 'POST',
  path: '/api/page-links/:token/acknowledge',
  permission: 'public',
  summary: 'Acknowledges a page as the person whom the link was sent to.',
  params: ofLink,
  reply: LinkedPage,
});
