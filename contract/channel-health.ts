import * as z from 'zod/mini';
import { Ask } from './channel.ts';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** The lag of what came as it happened: between what happened on the network and when we had it. */
export const Lag = z.object({ medianMs: z.number(), worstMs: z.number(), messages: z.number() });

/** One spell of one kind of failure. */
export const Trouble = z.object({
  id: Id,
  kind: z.string(),
  message: z.string(),
  firstAt: Instant,
  lastAt: Instant,
  times: z.number(),
  healedAt: z.nullable(Instant),
});
export type Trouble = z.output<typeof Trouble>;

/** What is known of how an account is, beyond its state. */
export const ChannelHealth = z.object({
  channelId: Id,
  /** When a person paused it, and who; null while it goes on, and for who is no colleague. */
  haltedAt: z.nullable(Instant),
  haltedBy: z.nullable(Id),
  /** When its credentials end unless they are renewed; null for never, or unknown. */
  endsAt: z.nullable(Instant),
  /** Of the last messages of the last 7 days, at most 50; null without any. */
  lag: z.nullable(Lag),
  /** How often it is asked for news, in ms; null for a network that is not asked. */
  pollEveryMs: z.nullable(z.number()),
  /** Deliveries that wait for the end of a pause. */
  held: z.number(),
  /** What was asked for at connecting and not given, in the network's own name, and what cannot be done without it. */
  lacks: z.array(z.object({ scope: z.string(), asks: Ask })),
  /** What is left of the network's limits, 0 to 1; `of` is the network's own name, `at` when it said so. */
  headroom: z.array(
    z.object({
      of: z.string(),
      share: z.number(),
      left: z.optional(z.number()),
      resetsAt: z.optional(Instant),
      at: Instant,
    }),
  ),
  /** The newest 10. */
  troubles: z.array(Trouble),
  /** Whether people without a tie to the account can write to it in private; null for unknown. */
  admitsStrangers: z.nullable(z.boolean()),
  /** When a message of a stranger last proved it, and the word that the next one is to say; null for neither. */
  proof: z.object({ word: z.nullable(z.string()), provenAt: z.nullable(Instant) }),
});
export type ChannelHealth = z.output<typeof ChannelHealth>;

export const listChannelHealth = endpoint({
  method: 'GET',
  path: '/api/channels/health',
  permission: 'channel.read',
  summary: 'Lag, limits, missing rights and failures of each connected account.',
  reply: z.object({ channels: z.array(ChannelHealth) }),
});

export const haltChannel = endpoint({
  method: 'POST',
  path: '/api/channels/:channelId/halt',
  permission: 'channel.manage',
  summary: 'Pauses an account: what arrives is kept unread, nothing is asked for and nothing leaves.',
  params: z.object({ channelId: Id }),
  reply: Empty,
});

export const resumeChannel = endpoint({
  method: 'POST',
  path: '/api/channels/:channelId/resume',
  permission: 'channel.manage',
  summary: 'Lets a paused account go on: what was kept is handled, what was missed is read, what waited leaves.',
  params: z.object({ channelId: Id }),
  reply: Empty,
});

export const askProof = endpoint({
  method: 'POST',
  path: '/api/channels/:channelId/proof',
  permission: 'channel.manage',
  summary: 'Waits for the private message of a stranger that says a new word, and gives the word.',
  params: z.object({ channelId: Id }),
  reply: z.object({ word: z.string() }),
});
