import * as z from 'zod/mini';
import { Id, Instant, page, Typed } from './common.ts';
import { UnansweredReason } from './conversation.ts';
import { ConversationRow } from './conversation-row.ts';
import { endpoint } from './endpoint.ts';
import { FilterText, Priority, ViewFilter } from './filter.ts';

/** So many conversations one action takes at most; a larger set is refused and has to be narrowed. */
export const mostInBulk = 50_000;
/** So few are changed before the answer comes; more become work in the background. */
export const fewInBulk = 50;

/** What is done to each conversation of a set. */
export const BulkChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('assign'),
    assigneeId: z.nullable(Id),
    /** Absent: the team stays. */
    teamId: z.optional(z.nullable(Id)),
  }),
  z.object({
    kind: z.literal('status'),
    status: z.enum(['open', 'pending', 'on_hold', 'resolved']),
    /** With `resolved`: why public posts may stay without an answer of ours; absent, such conversations are left out. */
    leaveUnanswered: z.optional(UnansweredReason),
    /** With `resolved`: tasks may stay open; absent, such conversations are left out. */
    leaveTasks: z.optional(z.boolean()),
  }),
  /** `until` null: until the customer answers. */
  z.object({ kind: z.literal('snooze'), until: z.nullable(Instant) }),
  z.object({ kind: z.literal('priority'), priority: Priority }),
  z.object({
    kind: z.literal('tags'),
    add: z.array(Typed(40)).check(z.maxLength(20)),
    remove: z.array(Typed(40)).check(z.maxLength(20)),
  }),
  /** One's own unread mark. */
  z.object({ kind: z.literal('read'), read: z.boolean() }),
  /** Whether one follows them oneself. */
  z.object({ kind: z.literal('follow'), follow: z.boolean() }),
  z.object({
    kind: z.literal('macro'),
    macroId: Id,
    /** As it was called when the action began. */
    name: z._default(Typed(80), '-'),
    /** Of the steps that were previewed. */
    seal: z.string().check(z.maxLength(64)),
    /** Checks whose warning the person has read and accepted. */
    accepted: z._default(z.array(z.string()).check(z.maxLength(40)), []),
  }),
]);
export type BulkChange = z.output<typeof BulkChange>;

/**
 * Why a conversation was left out: `gone` does not exist or is out of the asker's sight, `merged` it is
 * part of another one, `permission` the asker may no
 * longer do this, `target_gone` the agent or team is no longer here, `too_late` the snooze would be over already,
 * `too_many_tags` it would have more than 20, `posts_unanswered` it has public posts without an answer of ours, `tasks_open` it has
 * tasks that are not done, `not_yours` the priority matrix lets others resolve it, `changed_since` somebody changed it after what
 * is taken back, `macro_gone` the macro is deleted or has other steps than when the action began, `macro_refused` its first step
 * that would do something was refused, `macro_stopped` a later one was: those before it stand and can be taken back.
 */
export const BulkReason = z.enum([
  'gone',
  'merged',
  'permission',
  'target_gone',
  'too_late',
  'too_many_tags',
  'posts_unanswered',
  'tasks_open',
  'not_yours',
  'changed_since',
  'macro_gone',
  'macro_refused',
  'macro_stopped',
]);
export type BulkReason = z.output<typeof BulkReason>;

/** Which conversations: named one by one, or all that fit a filter but some, as they are when the action starts. */
export const BulkSet = z.union([
  z.object({ ids: z.array(Id).check(z.minLength(1), z.maxLength(10_000)) }),
  z.object({ filter: ViewFilter, except: z._default(z.array(Id).check(z.maxLength(1_000)), []) }),
  /** Those that another action left out for one reason. */
  z.object({ leftOutOf: Id, reason: BulkReason }),
]);
export type BulkSet = z.output<typeof BulkSet>;

export const BulkAction = z.object({
  id: Id,
  /** Who asked; null for an API key. */
  agentId: z.nullable(Id),
  /** Null when it takes back another action. */
  change: z.nullable(BulkChange),
  undoOf: z.nullable(Id),
  /** What the action did that this one takes back. */
  undoes: z.nullable(BulkChange),
  /** Null when the conversations were named one by one. */
  filter: z.nullable(ViewFilter),
  state: z.enum(['running', 'cancelling', 'cancelled', 'done']),
  total: z.number(),
  /** Those it made different. */
  changed: z.number(),
  /** Those that were so already. */
  unchanged: z.number(),
  skipped: z.array(z.object({ reason: BulkReason, count: z.number() })),
  createdAt: Instant,
  finishedAt: z.nullable(Instant),
  /** The action that takes this one back, if there is one. */
  undoneBy: z.nullable(Id),
  /** Whether the caller may take it back or stop it. */
  mine: z.boolean(),
});
export type BulkAction = z.output<typeof BulkAction>;

const inBulk = z.object({ bulkId: Id });
const reply = z.object({ action: BulkAction });

export const startBulk = endpoint({
  method: 'POST',
  path: '/api/bulk-actions',
  permission: 'inbox.read',
  summary: `Changes many conversations, at most ${mostInBulk}: up to ${fewInBulk} before it answers, more in the background.`,
  body: z.object({ set: BulkSet, change: BulkChange }),
  reply,
});

export const countBulkSet = endpoint({
  method: 'GET',
  path: '/api/bulk-actions/count',
  permission: 'inbox.read',
  summary: `Counts what fits a filter for a bulk action, up to ${mostInBulk} and one; refused as filter_too_broad when that takes too long.`,
  /** The JSON of a filter, as for listing. */
  query: z.object({ filter: FilterText }),
  reply: z.object({ count: z.number() }),
});

export const listBulkActions = endpoint({
  method: 'GET',
  path: '/api/bulk-actions',
  permission: 'inbox.read',
  summary: 'The 30 newest bulk actions: one’s own, for those who manage people everyone’s.',
  reply: z.object({ actions: z.array(BulkAction) }),
});

export const getBulkAction = endpoint({
  method: 'GET',
  path: '/api/bulk-actions/:bulkId',
  permission: 'inbox.read',
  summary: 'One bulk action and how far it is.',
  params: inBulk,
  reply,
});

export const listBulkSkipped = endpoint({
  method: 'GET',
  path: '/api/bulk-actions/:bulkId/skipped',
  permission: 'inbox.read',
  summary: 'The conversations that were left out, with the reason; one that the caller may not see has no row.',
  params: inBulk,
  query: z.object({ cursor: z.optional(z.string()) }),
  reply: page(z.object({ conversationId: Id, reason: BulkReason, row: z.nullable(ConversationRow) })),
});

export const cancelBulk = endpoint({
  method: 'POST',
  path: '/api/bulk-actions/:bulkId/cancel',
  permission: 'inbox.read',
  summary: 'Stops it after the batch that is under way; what is done stays done and can be taken back.',
  params: inBulk,
  reply,
});

export const undoBulk = endpoint({
  method: 'POST',
  path: '/api/bulk-actions/:bulkId/undo',
  permission: 'inbox.read',
  summary: 'Restores the earlier value of each conversation that nobody changed since, as a bulk action of its own.',
  params: inBulk,
  reply,
});
