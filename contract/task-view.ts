import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';

/** A task as the screen shows it: apart from its endpoints, because every conversation has some. */
export const TaskView = z.object({
  id: Id,
  text: z.string(),
  ownerId: Id,
  /** We said so to the customer. */
  isPromise: z.boolean(),
  dueAt: Instant,
  /** Minutes before it is due at which it reminds; null: only when it is due. */
  remindMinutes: z.nullable(z.number()),
  /** RRULE of RFC 5545; null for once. */
  recurrence: z.nullable(z.string()),
  snoozedUntil: z.nullable(Instant),
  doneAt: z.nullable(Instant),
  doneBy: z.nullable(Id),
  /** What it is about; null for a free task, and for its owner where the conversation is out of their sight. */
  conversation: z.nullable(z.object({ id: Id, number: z.number(), name: z.string(), network: z.string() })),
});
export type TaskView = z.output<typeof TaskView>;

/** `mine`: one's own; `team`: of those one works with; `overdue`: those of both that are late; `done`: of both, newest first. */
export const taskLists = ['mine', 'team', 'overdue', 'done'] as const;
export const TaskList = z.enum(taskLists);
export type TaskList = z.output<typeof TaskList>;
