import * as z from 'zod/mini';
import { Instant, Stage } from './common.ts';

/** Why an answer is proposed in public or in private. */
const stageReasons = [
  'wrote_private',
  'window_soon',
  'window_template',
  'window_closed',
  'personal_data',
  'topic',
  'exchanges',
  'many_read',
  'asked_in_public',
  'no_private_way',
  'no_public_way',
] as const;

export const StageProposal = z.object({
  stage: Stage,
  /** The way there is an invitation in public. */
  invites: z.boolean(),
  reasons: z.array(
    z.object({
      kind: z.enum(stageReasons),
      /** Of a topic: its name, and what the customer wrote. */
      name: z.optional(z.string()),
      word: z.optional(z.string()),
      /**
       * Of exchanges: how many there were. Of who reads along: others in the thread, or followers. Of a window that closes
       * soon: the hours left, begun ones counted.
       */
      count: z.optional(z.number()),
    }),
  ),
});
export type StageProposal = z.output<typeof StageProposal>;

/** A customer who was asked in: still waited for, here, or not come in the time that was given. */
export const PrivateInvitation = z.object({
  to: z.string(),
  state: z.enum(['waiting', 'came', 'did_not_come']),
  invitedAt: Instant,
  followUpAt: Instant,
  cameAt: z.nullable(Instant),
});
export type PrivateInvitation = z.output<typeof PrivateInvitation>;
