import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';
import { ConversationRow, ViewKey } from './conversation.ts';

/** Where the browser's one event stream stands: `GET /api/stream?view=…&conversation=…&after=…` (text/event-stream). */
export const streamPath = '/api/stream';
export const StreamQuery = z.object({
  view: z.optional(ViewKey),
  conversation: z.optional(Id),
  /** Last position seen; the stream starts with what came after it. */
  after: z.optional(z.coerce.number()),
});

/**
 * One frame (SSE event `changes`): the rows of every conversation that changed and that this viewer may see,
 * already filtered to the subscribed view (`inView`), and the ids whose open timeline must be read again.
 * SSE event `reset` means: too far behind, read everything again.
 */
export const StreamFrame = z.object({
  position: z.number(),
  at: Instant,
  changes: z.array(z.object({ row: ConversationRow, inView: z.boolean(), timeline: z.boolean() })),
  /** Conversations that went to somebody else and are out of this viewer's sight now. */
  removed: z._default(z.array(Id), []),
  /** Other nouns that changed: `channel`, `agent`, `tag`, `ledger`; the screen reads them again. */
  also: z.array(z.string()),
});
export type StreamFrame = z.output<typeof StreamFrame>;
