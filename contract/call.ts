import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed, writtenMaxLength } from './common.ts';
import { ConversationRow } from './conversation-row.ts';
import { endpoint } from './endpoint.ts';
import { CallWay, TimelineCall } from './timeline.ts';

/** Longer calls than a day are mistyped. */
export const longestCallMinutes = 24 * 60;

/** A telephone call or a text message as a colleague writes it down. */
export const CallInput = z.object({
  way: CallWay,
  /** Who called or wrote: the customer (`in`) or we (`out`). */
  direction: z.enum(['in', 'out']),
  /** When it happened; not in the future. */
  at: Instant,
  /** How long it took; null for text messages and where nobody knows. */
  minutes: z.nullable(z.int().check(z.minimum(0), z.maximum(longestCallMinutes))),
  /** With whom: a name or a number. */
  whom: Typed(200),
  /** What was said. */
  text: Typed(writtenMaxLength),
});
export type CallInput = z.output<typeof CallInput>;

const params = z.object({ callId: Id });

export const addCall = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/calls',
  permission: 'note.write',
  summary: 'Writes down a telephone call or a text message that happened outside of Earshot.',
  params: z.object({ conversationId: Id }),
  /** The id is made once by the browser: a second try with it writes nothing down twice. */
  body: z.extend(CallInput, { id: z.optional(Id) }),
  reply: z.object({ call: TimelineCall, conversation: ConversationRow }),
});

export const changeCall = endpoint({
  method: 'PUT',
  path: '/api/calls/:callId',
  permission: 'note.write',
  summary: 'Corrects what was written down about a call; refuses with stale_version when it was corrected since.',
  params,
  body: z.extend(CallInput, { replaces: z.nullable(Instant) }),
  reply: z.object({ call: TimelineCall }),
});

export const removeCall = endpoint({
  method: 'DELETE',
  path: '/api/calls/:callId',
  permission: 'note.write',
  summary: 'Takes back what was written down about a call.',
  params,
  reply: Empty,
});
