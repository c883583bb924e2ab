import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';
import { ConversationRow } from './conversation-row.ts';
import { FilterText, ViewKey } from './filter.ts';

/** Where the browser's one event stream stands: `GET /api/stream?filter=…&after=…&browser=…` (text/event-stream). */
export const streamPath = '/api/stream';
export const StreamQuery = z.object({
  /** What the list shows: a standard view or the JSON of a filter. `inView` of each change speaks of it. */
  view: z.optional(ViewKey),
  filter: z.optional(FilterText),
  /** Which browser this is, as its tabs name it when they say what they show. */
  browser: z.optional(Id),
  /** Last position seen; the stream starts with what came after it. */
  after: z.optional(z.coerce.number()),
});

/**
 * One frame (SSE event `changes`): the rows of every conversation that changed and that this viewer may see,
 * with whether they fit the subscribed filter (`inView`), and the ids whose open timeline must be read again.
 * SSE event `reset` means: too far behind, read everything again.
 */
export const StreamFrame = z.object({
  position: z.number(),
  at: Instant,
  changes: z.array(z.object({ row: ConversationRow, inView: z.boolean(), timeline: z.boolean() })),
  /** Conversations that went to somebody else and are out of this viewer's sight now. */
  removed: z._default(z.array(Id), []),
  /** Other nouns that changed: `channel`, `agent`, `approval`, `tag`, `view`, `policy`, `task`, `escalation`, `ledger`, `way`, `alarm`, `notice` (the viewer was told something); the screen reads them again. */
  also: z.array(z.string()),
});
export type StreamFrame = z.output<typeof StreamFrame>;
