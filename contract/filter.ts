import * as z from 'zod/mini';
import { Id, Stage } from './common.ts';

export const conversationStatuses = ['open', 'pending', 'on_hold', 'snoozed', 'resolved'] as const;
export const ConversationStatus = z.enum(conversationStatuses);
export type ConversationStatus = z.output<typeof ConversationStatus>;

/** The most pressing first. */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export const Priority = z.enum(priorities);
export type Priority = z.output<typeof Priority>;

/**
 * The order of a list. `recent`: newest message first; `age`: the one that has rested longest first; `due`: the next
 * deadline first, those without one last; `priority` (a life in danger before all) and `influence` (followers): the most first, equals newest
 * first.
 */
export const sorts = ['recent', 'due', 'priority', 'influence', 'age'] as const;
export const Sort = z.enum(sorts);
export type Sort = z.output<typeof Sort>;

/** Any of these; one that lists nothing would fit nothing, so it is refused. */
const anyOf = <T extends z.ZodMiniType>(item: T) => z.optional(z.array(item).check(z.minLength(1), z.maxLength(50)));
const Followers = z.int().check(z.gte(0), z.lte(10_000_000_000));
const tenYears = 10 * 366 * 24 * 60;
const Minutes = z.int().check(z.gte(1), z.lte(tenYears));
const TagName = z.string().check(z.minLength(1), z.maxLength(40));
const Label = TagName;

/**
 * What must hold of a conversation: every attribute named here, with any of its values. `me` and `mine` mean whoever
 * looks, so a view shared with everyone shows each their own.
 */
export const ViewFilter = z.strictObject({
  status: anyOf(ConversationStatus),
  assignee: anyOf(z.union([z.enum(['me', 'nobody']), Id])),
  team: anyOf(z.union([z.enum(['mine', 'none']), Id])),
  priority: anyOf(Priority),
  network: anyOf(z.string().check(z.minLength(1), z.maxLength(40))),
  /** Accounts of ours that got one of its messages. */
  channel: anyOf(Id),
  tagsAny: anyOf(TagName),
  tagsAll: anyOf(TagName),
  tagsNone: anyOf(TagName),
  /** Where the newest message stands. */
  stage: z.optional(Stage),
  /** The customer had the last word. */
  awaitsUs: z.optional(z.boolean()),
  unread: z.optional(z.boolean()),
  /** BCP 47, as the conversation has it. */
  language: anyOf(z.string().check(z.minLength(2), z.maxLength(35))),
  /** Followers of the customer's profile; where the network tells none, neither bound fits. */
  followersAtLeast: z.optional(Followers),
  followersAtMost: z.optional(Followers),
  /** The newest message is at least so many minutes old. */
  restedMinutes: z.optional(Minutes),
  /** The newest message is at most so many minutes old. */
  withinMinutes: z.optional(Minutes),
  /** Snoozed, and back within so many minutes. */
  wakesWithinMinutes: z.optional(Minutes),
  /** A note that I have not seen names me. */
  mentionsMe: z.optional(z.boolean()),
  /** I follow it. */
  following: z.optional(z.boolean()),
  /** The newest of ours failed, or nobody knows whether it went out. */
  sendingFailed: z.optional(z.boolean()),
  contact: anyOf(Id),
  /** Whether somebody answers: a decision of the triage (contract/triage-policy.ts) on what waits. */
  triage: anyOf(Label),
  /** What was understood of what the customer said last (contract/verdict.ts); the unknown fits none. */
  sentiment: anyOf(Label),
  theme: anyOf(Label),
  intent: anyOf(Label),
  product: anyOf(Label),
  /** Any of these is in it. */
  signs: anyOf(Label),
});
export type ViewFilter = z.output<typeof ViewFilter>;
export type Attribute = keyof ViewFilter;

/** A filter in an address: its JSON. */
export const FilterText = z.string().check(z.maxLength(4_000));

/** The filter that a text stands for, or null when it stands for none. */
export function readFilter(text: string): ViewFilter | null {
  try {
    return z.safeParse(ViewFilter, JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The views every workspace starts with; saved views come on top of them. */
export const standardFilters = {
  mine: { status: ['open'], assignee: ['me'] },
  mentions: { mentionsMe: true },
  following: { following: true },
  unassigned: { status: ['open'], assignee: ['nobody'] },
  team: { status: ['open'], team: ['mine'] },
  open: { status: ['open'] },
  // Both wait for somebody else: the customer, or a department.
  pending: { status: ['pending', 'on_hold'] },
  snoozed: { status: ['snoozed'] },
  resolved: { status: ['resolved'] },
  all: {},
} as const satisfies Record<string, ViewFilterInput>;
type ViewFilterInput = { [K in Attribute]?: Readonly<NonNullable<ViewFilter[K]>> };

export type ViewKey = keyof typeof standardFilters;
export const standardViews = Object.keys(standardFilters) as [ViewKey, ...ViewKey[]];
export const ViewKey = z.enum(standardViews);

/** A standard view as a filter like any other. */
export const standardFilter = (view: ViewKey): ViewFilter => standardFilters[view] as ViewFilterInput as ViewFilter;
