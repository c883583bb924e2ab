import * as z from 'zod/mini';
import { Empty, Id } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What somebody does in a conversation that stands on their screen: only look, or write in one of the modes. */
export const Doing = z.enum(['viewing', 'public', 'private', 'note']);
export type Doing = z.output<typeof Doing>;

/** Somebody in a conversation; in several tabs of theirs, what says most. */
export const Present = z.object({ agentId: Id, doing: Doing });
export type Present = z.output<typeof Present>;

/**
 * One frame of the stream (SSE event `presence`): who is in the conversations named. `whole`: in every other there is
 * nobody. Only conversations within the viewer's reach are named; nothing of this is kept anywhere.
 */
export const PresenceFrame = z.object({
  whole: z.boolean(),
  conversations: z.array(z.object({ id: Id, people: z.array(Present) })),
});
export type PresenceFrame = z.output<typeof PresenceFrame>;

/** How often a tab repeats what it said, in ms; who is silent for two of these is gone. */
export const presenceBeatMs = 10_000;

export const announcePresence = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/presence',
  permission: 'inbox.read',
  summary:
    'Says what the agent does here now (null: left), for the colleagues who see the conversation. It is not kept.',
  params: z.object({ conversationId: Id }),
  body: z.object({
    /** The browser, as its stream names it: when that ends, all of its tabs have left. */
    browser: Id,
    tab: Id,
    doing: z.nullable(Doing),
  }),
  reply: Empty,
});
