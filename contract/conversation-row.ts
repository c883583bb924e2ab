import * as z from 'zod/mini';
import { RunningClock } from './clock.ts';
import { DeletedBy, Id, Instant, Visibility } from './common.ts';
import { ConversationStatus, Priority } from './filter.ts';
import { Tier } from './work.ts';

/** The newest message of a conversation as its row says it. */
export const Preview = {
  /** Its words, cut to 160 characters; empty where they no longer stand. */
  preview: z.string(),
  /** Null while it stands. */
  previewDeletedBy: z.nullable(DeletedBy),
};

/** A person on a network. */
export const ProfileSummary = z.object({
  id: Id,
  contactId: z.nullable(Id),
  network: z.string(),
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.nullable(z.string()),
  followers: z.nullable(z.number()),
});
export type ProfileSummary = z.output<typeof ProfileSummary>;

/** One row of the inbox. `version` grows with every change, so that a late answer never overwrites a newer one. */
export const ConversationRow = z.object({
  id: Id,
  number: z.number(),
  version: z.number(),
  status: ConversationStatus,
  priority: Priority,
  /** A life is in danger: it stands before everything else by priority. */
  inDanger: z.boolean(),
  /** How deep it goes, from 1 to 3. */
  tier: Tier,
  network: z.string(),
  /** True in content of the sandbox network. */
  sandbox: z.boolean(),
  profile: ProfileSummary,
  ...Preview,
  previewDirection: z.nullable(z.enum(['in', 'out'])),
  visibility: Visibility,
  /** The customer had the last word. */
  awaitsUs: z.boolean(),
  assigneeId: z.nullable(Id),
  teamId: z.nullable(Id),
  tags: z.array(z.string()),
  /** BCP 47; null where it is not known. */
  language: z.nullable(z.string()),
  snoozedUntil: z.nullable(Instant),
  /** The department it waits for; null unless on hold for a named one. */
  heldBy: z.nullable(z.string()),
  /** The next deadline of the primary clock; null without one, or while it stands still. */
  primaryDueAt: z.nullable(Instant),
  /** The primary clock while it runs or stands still. */
  clock: z.nullable(RunningClock),
  lastMessageAt: Instant,
  lastInboundAt: z.nullable(Instant),
  /** Something new for this viewer: of the customer, for a follower also of colleagues; or marked so by hand. */
  unread: z.boolean(),
  /** This viewer follows it. */
  following: z.boolean(),
  /** State of the newest dispatch that is not simply sent; null when there is none. */
  outbox: z.nullable(z.enum(['held', 'queued', 'sending', 'failed', 'unknown'])),
});
export type ConversationRow = z.output<typeof ConversationRow>;
