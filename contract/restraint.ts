import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

const kind = z.enum(['block', 'mute']);

/** That an account of ours blocks or mutes somebody. */
export const Restraint = z.object({
  kind,
  channelHandle: z.string(),
  since: Instant,
  /** Who did it; null for an API key. */
  agentId: z.nullable(Id),
});
export type Restraint = z.output<typeof Restraint>;

/** What stands between us and one profile of a person, and what this viewer can change about it. */
export const Standing = z.object({
  profileId: Id,
  restraints: z.array(Restraint),
  /** The conversation through which it is done: the newest with that profile within the viewer's sight; null without one. */
  conversationId: z.nullable(Id),
  /** What the network allows and the viewer may. */
  can: z.array(kind),
});
export type Standing = z.output<typeof Standing>;

export const listStandings = endpoint({
  method: 'GET',
  path: '/api/contacts/:contactId/standings',
  permission: 'inbox.read',
  summary: 'By which accounts of ours each profile of a person is blocked or muted, and where that can be changed.',
  params: z.object({ contactId: Id }),
  reply: z.object({ standings: z.array(Standing) }),
});
