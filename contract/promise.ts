import * as z from 'zod/mini';
import { CurrencyCode, Instant } from './common.ts';

/** What somebody says that we will do. */
export const promiseKinds = ['call', 'reply', 'refund', 'send', 'check'] as const;
export const PromiseKind = z.enum(promiseKinds);
export type PromiseKind = z.output<typeof PromiseKind>;

/** Money, or goods worth as much, that is promised, as entered beside a text: in the smallest coin of a currency. */
export const EnteredPromise = z.object({
  kind: z.enum(['refund', 'credit', 'replacement']),
  amount: z.int().check(z.gte(1), z.lte(1_000_000_000_00)),
  currency: CurrencyCode,
});
export type EnteredPromise = z.output<typeof EnteredPromise>;

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
