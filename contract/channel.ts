import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What a person lets Earshot do when they sign in on a network's page. */
export const Ask = z.enum([
  'read',
  'write',
  'like',
  'restrain',
  'pages',
  'comments',
  'moderate',
  'messages',
  'ads',
  'answer_comments',
  'direct',
  'hide',
  'business',
]);
export type Ask = z.output<typeof Ask>;

export const ChannelState = z.enum(['connected', 'reconnect', 'disconnected']);

/** A connected account of ours with its health. */
export const Channel = z.object({
  id: Id,
  network: z.string(),
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.nullable(z.string()),
  state: ChannelState,
  /** What happened and what to do; null while all is well. */
  stateReason: z.nullable(z.string()),
  /** Until when the network asked us to wait. */
  pausedUntil: z.nullable(Instant),
  connectedAt: Instant,
  lastDeliveryAt: z.nullable(Instant),
  /** When the network last answered a poll. */
  lastPollAt: z.nullable(Instant),
  /** Where the network delivers to, without the secret at its end; null for networks without webhooks. */
  hookUrl: z.nullable(z.string()),
  /** What was typed when it was connected, secrets left out; fills the form when it is connected again. */
  settings: z.record(z.string(), z.string()),
  /** Whose own account it is, and how it says for whom it speaks; null for an account of the brand. */
  spokenBy: z.nullable(Id),
  disclosure: z.string(),
});
export type Channel = z.output<typeof Channel>;

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/channels',
  permission: 'channel.read',
  summary: 'The connected accounts with their health.',
  reply: z.object({ channels: z.array(Channel) }),
});

export const disconnectChannel = endpoint({
  method: 'POST',
  path: '/api/channels/:channelId/disconnect',
  permission: 'channel.manage',
  summary: 'Stops listening and sending and forgets the credentials; what was received stays.',
  params: z.object({ channelId: Id }),
  reply: z.object({
    /** Why the network could not be told and may go on delivering, in its words; null when it was, or needs not be. */
    untold: z.nullable(z.string()),
  }),
});

export const pollChannel = endpoint({
  method: 'POST',
  path: '/api/channels/:channelId/poll',
  permission: 'ledger.replay',
  summary: 'Asks the network now for what a webhook may have missed.',
  params: z.object({ channelId: Id }),
  reply: z.object({ deliveries: z.number(), channel: Channel }),
});
