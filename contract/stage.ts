import * as z from 'zod/mini';
import { Id, Instant, Stage } from './common.ts';

const Bystander = z.object({ profileId: Id, handle: z.string(), name: z.string() });

const PublicStage = z.object({
  /** Which of the customers' public posts it is: the same while the customer goes on under it. */
  postId: z.string(),
  channelId: Id,
  handle: z.string(),
  /** Whom it would answer. */
  to: z.optional(z.string()),
  replyToId: Id,
  max: z.number(),
  unit: z.string(),
  maxBytes: z.optional(z.number()),
  images: z.number(),
  /** Types of films, sounds and documents that can be sent from here; absent for none. */
  files: z.optional(z.array(z.string())),
  /** A long answer may stand as a thread of several posts. */
  threads: z.optional(z.boolean()),
});

/** What one customer said in one public thread. */
export const PublicPost = z.object({
  id: z.string(),
  network: z.string(),
  to: z.string(),
  /** Their newest words there, cut. */
  preview: z.string(),
  at: Instant,
  /** It ends with our reply, or one is on its way; also since the customer last wrote in private. */
  isAnswered: z.boolean(),
  /** How it is answered; null when it cannot be. */
  stage: z.nullable(PublicStage),
  bystanders: z.array(Bystander),
});
export type PublicPost = z.output<typeof PublicPost>;

/** What can be done from here and on which stage: what the composer needs before the first letter. */
export const Stages = z.object({
  /** The stage of the customer's last message; the composer opens on it. */
  initial: z.nullable(Stage),
  public: z.nullable(PublicStage),
  private: z.nullable(
    z.object({
      channelId: Id,
      handle: z.string(),
      /** Whom it would go to, when that person wrote in private already. */
      to: z.optional(z.string()),
      max: z.number(),
      unit: z.string(),
      images: z.number(),
      files: z.optional(z.array(z.string())),
      /** What can be offered to choose from; absent where nothing can. */
      choices: z.optional(z.object({ max: z.number(), titleMax: z.number() })),
      /** Until when the network lets a person write, and what may be sent then; absent where it is always so. */
      window: z.optional(z.object({ closesAt: z.nullable(Instant), outside: z.enum(['template', 'nothing']) })),
    }),
  ),
  /** Why the network lets nobody answer the newest public message from our account. */
  refused: z.optional(z.enum(['access_level', 'not_summoned'])),
  /** Everyone in the thread besides the customer and us; off unless the person adds them. */
  bystanders: z.array(Bystander),
  can: z.array(z.enum(['like', 'hide', 'edit_own', 'delete_own', 'delete_theirs', 'block', 'mute'])),
});
export type Stages = z.output<typeof Stages>;
