import * as z from 'zod/mini';
import { Id, Typed, writtenMaxLength } from './common.ts';
import { ConversationRow } from './conversation-row.ts';
import { endpoint } from './endpoint.ts';
import { TimelineNote } from './timeline.ts';

export const addNote = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/notes',
  permission: 'note.write',
  summary: 'Adds an internal note, which can never be sent; mentioned agents are told.',
  params: z.object({ conversationId: Id }),
  body: z.object({
    /** Made once by the browser: a second try with it adds no second note. */
    id: z.optional(Id),
    text: Typed(writtenMaxLength),
    mentions: z._default(z.array(Id).check(z.maxLength(50)), []),
  }),
  reply: z.object({ note: TimelineNote, conversation: ConversationRow }),
});
