import * as z from 'zod';
import type { Verb } from '#connectors/outbound.ts';
import type { Stage } from '#contract/common.ts';

const Profile = z.object({ externalId: z.string(), handle: z.string(), name: z.string() });

/** Whom and what a dispatch is for, in the network's ids; kept with it so that every try says the same. */
export const Targets = z.object({
  /** The message answered or acted on. */
  externalId: z.string().optional(),
  threadExternalId: z.string().optional(),
  /** The reader of a direct message. */
  to: Profile.optional(),
  addressees: z.array(Profile).default([]),
  visibility: z.enum(['public', 'unlisted', 'followers', 'private']).optional(),
  /** What its reader may choose from. */
  choices: z.array(z.string()).optional(),
  /** A template of the network that is sent in place of the text. */
  template: z.object({ name: z.string(), language: z.string(), values: z.record(z.string(), z.string()) }).optional(),
});
export type Targets = z.output<typeof Targets>;

/** What passed the gate: exactly this leaves. */
export type Plan = {
  verb: Verb;
  stage: Stage | null;
  conversationId: string;
  channelId: string;
  messageId: string | null;
  threadId: string | null;
  targets: Targets;
  /** With the sign-off. */
  content: string;
  signOff: string;
  /** The posts of a thread, in order; one post for everything else. */
  parts: readonly string[];
  contentHash: Buffer;
  attachmentIds: string[];
  /** The saved replies that the content was made from. */
  savedReplyIds: string[];
};
