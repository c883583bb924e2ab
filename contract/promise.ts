import * as z from 'zod/mini';
import { Instant } from './common.ts';

/** What somebody says that we will do. */
export const promiseKinds = ['call', 'reply', 'refund', 'send', 'check'] as const;
export const PromiseKind = z.enum(promiseKinds);
export type PromiseKind = z.output<typeof PromiseKind>;

/** A promise found in a text that is going out, offered as a task. */
export const FoundPromise = z.object({
  kind: PromiseKind,
  /** The sentence that says it. */
  text: z.string(),
  /** By when, in the open hours and the zone of the conversation’s calendar. */
  dueAt: Instant,
  /** False when the text names no time; then it is the end of the next open day. */
  isTimeSaid: z.boolean(),
});
export type FoundPromise = z.output<typeof FoundPromise>;
