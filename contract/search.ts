import * as z from 'zod/mini';
import { DeletedBy, Id, Instant, Visibility } from './common.ts';
import { ConversationRow, ProfileSummary } from './conversation-row.ts';
import { endpoint } from './endpoint.ts';
import { conversationStatuses } from './filter.ts';

/** Where the words stand in a text: half-open, in UTF-16 units. */
export const TextRange = z.tuple([z.number(), z.number()]);
export type TextRange = z.output<typeof TextRange>;

/** One message or note that was found; `excerpt` is cut around the first match and `ranges` lie in it. */
export const SearchHit = z.object({
  kind: z.enum(['message', 'note']),
  id: Id,
  at: Instant,
  direction: z.nullable(z.enum(['in', 'out'])),
  visibility: z.nullable(Visibility),
  /** Who deleted the message at its network; null while it stands there, and for a note. */
  deletedBy: z.nullable(DeletedBy),
  /** Who wrote it. */
  author: z.string(),
  excerpt: z.string(),
  ranges: z.array(TextRange),
});
export type SearchHit = z.output<typeof SearchHit>;

/** A conversation with what was found in it, newest first; at most three hits are shown of `hitCount`. */
export const SearchGroup = z.object({
  conversation: ConversationRow,
  hits: z.array(SearchHit),
  hitCount: z.number(),
});
export type SearchGroup = z.output<typeof SearchGroup>;

/** An operator that was typed but not understood, with the closest known one. */
export const SearchProblem = z.object({
  word: z.string(),
  reason: z.enum(['unknown_operator', 'bad_date', 'unknown_value', 'nothing_to_find']),
  /** The values that would be understood. */
  known: z.array(z.string()),
});

/** Operators of the search box, in the order in which help shows them. */
export const searchOperators = [
  'from',
  'network',
  'before',
  'after',
  'has',
  'is',
  'assignee',
  'tag',
  'status',
] as const;
export type SearchOperator = (typeof searchOperators)[number];

/** Values of the operators that know a closed list, and of dates those most asked for. */
export const searchValues = {
  before: ['today', 'yesterday', '7d', '30d'],
  after: ['today', 'yesterday', '7d', '30d'],
  has: ['image', 'video', 'audio', 'file', 'link'],
  is: ['public', 'private', ...conversationStatuses],
  status: [...conversationStatuses],
} as const satisfies Partial<Record<SearchOperator, readonly string[]>>;

export const searchEverything = endpoint({
  method: 'GET',
  path: '/api/search',
  permission: 'inbox.read',
  summary:
    'Finds messages, notes, customers and tags in any language. Operators: from: network: before: after: has: is: assignee: tag: status:, "exact phrase", -word.',
  query: z.object({
    q: z.string().check(z.maxLength(500)),
    cursor: z.optional(z.string()),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  reply: z.object({
    groups: z.array(SearchGroup),
    next: z.nullable(z.string()),
    /** Only on the first page: customers and tags whose name or handle fits. */
    contacts: z.array(z.object({ profile: ProfileSummary, ranges: z.array(TextRange) })),
    tags: z.array(z.object({ name: z.string(), conversations: z.number() })),
    problems: z.array(SearchProblem),
  }),
});
