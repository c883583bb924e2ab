import * as z from 'zod/mini';
import { Empty, Id, Instant, page } from './common.ts';
import { ConversationRow } from './conversation-row.ts';
import { endpoint } from './endpoint.ts';

/** A request waits for somebody to accept it; a declined one and spam wait for nobody. All are kept. */
export const asideKinds = ['request', 'declined', 'spam'] as const;
export const AsideKind = z.enum(asideKinds);
export type AsideKind = z.output<typeof AsideKind>;

/**
 * Why something was set aside: the network keeps it among its requests, strangers' messages to that account wait, a rule
 * of the workspace, what was understood of the words, or a person.
 */
export const AsideReason = z.enum(['network', 'account', 'rule', 'understood', 'person']);
export type AsideReason = z.output<typeof AsideReason>;

/**
 * How it ended: a person took it into the inbox (`restored`), answered it, or set it aside as another kind (`changed`);
 * nobody looked at it in time (`admitted`); or a sample showed that it was no spam.
 */
export const AsideEnd = z.enum(['restored', 'answered', 'changed', 'admitted', 'sample']);
export type AsideEnd = z.output<typeof AsideEnd>;

export const Aside = z.object({
  kind: AsideKind,
  reason: AsideReason,
  /** The rule's name as it was; null for other reasons. */
  rule: z.nullable(z.string()),
  setAt: Instant,
  /** The person who did it; null for Earshot. */
  setBy: z.nullable(Id),
  /** When a request comes into the inbox by itself; null for never. */
  admitAt: z.nullable(Instant),
});
export type Aside = z.output<typeof Aside>;

export const AsideItem = z.object({ conversation: ConversationRow, aside: Aside });
export type AsideItem = z.output<typeof AsideItem>;

const inConversation = z.object({ conversationId: Id });

export const listAside = endpoint({
  method: 'GET',
  path: '/api/aside',
  permission: 'inbox.read',
  summary: 'What is set aside of a kind, the newest first, a page at a time.',
  query: z.object({ kind: AsideKind, cursor: z.optional(z.string()) }),
  reply: page(AsideItem),
});

export const findAside = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/aside',
  permission: 'inbox.read',
  summary: 'Why a conversation is set aside; null when it is not.',
  params: inConversation,
  reply: z.object({ aside: z.nullable(Aside) }),
});

export const setAside = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/aside',
  permission: 'conversation.write',
  summary:
    'Sets a conversation aside: it leaves the queues and its clocks stop, and all of it is kept. Right after bringBack it takes that back.',
  params: inConversation,
  body: z.object({ kind: AsideKind }),
  reply: z.object({ conversation: ConversationRow }),
});

export const bringBack = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:conversationId/aside',
  permission: 'conversation.write',
  summary: 'Takes what was set aside into the inbox; its clocks run from when the customer wrote.',
  params: inConversation,
  reply: z.object({ conversation: ConversationRow }),
});

/** What was set aside on a day, by UTC, and how much of that day's is back in the inbox. */
export const AsideDay = z.object({
  day: z.string(),
  requests: z.number(),
  spam: z.number(),
  restored: z.number(),
});
export type AsideDay = z.output<typeof AsideDay>;

/** What people judged of a week's sample; `aside`: of what had been set aside, else of what had not. */
export const SampleWeek = z.object({
  /** Its Monday. */
  week: z.string(),
  aside: z.object({ drawn: z.number(), judged: z.number(), customers: z.number() }),
  inbox: z.object({ drawn: z.number(), judged: z.number(), spam: z.number() }),
});
export type SampleWeek = z.output<typeof SampleWeek>;

export const getAsideFigures = endpoint({
  method: 'GET',
  path: '/api/aside/figures',
  permission: 'inbox.read',
  summary: 'How much is set aside now and was each day of the last two weeks, and what the weekly samples found.',
  reply: z.object({
    now: z.object({ request: z.number(), declined: z.number(), spam: z.number() }),
    days: z.array(AsideDay),
    weeks: z.array(SampleWeek),
    /** How many of the newest sample are still to be judged by this viewer's reach. */
    toJudge: z.number(),
  }),
});

/** One of a sample, without what Earshot made of it. */
export const SampleItem = z.object({
  id: Id,
  network: z.string(),
  /** What was said first, cut to 1,000 characters. */
  text: z.string(),
  followers: z.nullable(z.number()),
  at: Instant,
});
export type SampleItem = z.output<typeof SampleItem>;

export const listSample = endpoint({
  method: 'GET',
  path: '/api/aside/sample',
  permission: 'conversation.write',
  summary:
    'What is still to be judged of the newest weekly sample: set aside and not, mixed, and nothing says which is which.',
  reply: z.object({ items: z.array(SampleItem) }),
});

export const judgeSample = endpoint({
  method: 'PUT',
  path: '/api/aside/sample/:sampleId',
  permission: 'conversation.write',
  summary:
    'Says whether one of the sample comes from a customer; null takes that back. What was set aside wrongly comes into the inbox.',
  params: z.object({ sampleId: Id }),
  body: z.object({ isCustomer: z.nullable(z.boolean()) }),
  reply: Empty,
});

export const exportAside = endpoint({
  method: 'GET',
  path: '/api/aside/export',
  permission: 'policy.manage',
  summary: 'Everything that was set aside in the last 90 days as a spreadsheet: why, when, and how it ended.',
  reply: z.object({ csv: z.string() }),
});
