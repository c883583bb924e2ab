import * as z from 'zod/mini';
import { Empty, Id, Instant, Key, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { EntryKind } from './taxonomy.ts';

const Words = z.array(Typed(60)).check(z.minLength(1), z.maxLength(50));

/** A message within the reader's reach that shows what is meant. */
export const EntryExample = z.object({
  messageId: Id,
  conversationId: Id,
  network: z.string(),
  at: Instant,
  /** Its beginning. */
  preview: z.string(),
});
export type EntryExample = z.output<typeof EntryExample>;

/**
 * What became of an entry in a version: `from` and `to` are names. `merged`: it became part of `to`; `took_in`: `from`
 * became part of it; `split`: it was split off `from`; `gave`: `to` was split off it.
 */
export const entryChanges = [
  'added',
  'renamed',
  'words',
  'merged',
  'took_in',
  'parted',
  'split',
  'gave',
  'removed',
] as const;
export const EntryChange = z.object({
  kind: z.enum(entryChanges),
  from: z.string(),
  to: z.string(),
  at: Instant,
  by: z.nullable(Id),
  version: z.number(),
});
export type EntryChange = z.output<typeof EntryChange>;

/** Past messages that get an entry; `from` null: those without one of its kind. Undone, they bear what they bore. */
export const RelabelState = z.enum(['running', 'cancelling', 'done', 'cancelled', 'undoing', 'undone']);
export const Relabel = z.object({
  id: Id,
  state: RelabelState,
  kind: EntryKind,
  from: z.nullable(Key),
  to: Key,
  /** Messages looked at, of how many, and how many got it. */
  done: z.number(),
  total: z.number(),
  moved: z.number(),
  startedBy: z.nullable(Id),
  startedAt: Instant,
});
export type Relabel = z.output<typeof Relabel>;

const ofEntry = z.object({ entryId: Key });

export const getEntry = endpoint({
  method: 'GET',
  path: '/api/taxonomy/:entryId',
  permission: 'policy.manage',
  summary:
    'One theme, intent or product: how it came to be what it is, its messages of the last 30 days, and what was labelled anew.',
  params: ofEntry,
  reply: z.object({
    kind: EntryKind,
    name: z.string(),
    description: z.string(),
    words: z.array(z.string()),
    /** Newest first. */
    history: z.array(EntryChange),
    messages: z.number(),
    examples: z.array(EntryExample),
    /** Newest first, at most 20. */
    relabels: z.array(Relabel),
  }),
});

export const previewSplit = endpoint({
  method: 'POST',
  path: '/api/taxonomy/:entryId/split-preview',
  permission: 'policy.manage',
  summary: 'Which of the newest 2,000 messages of an entry would go to one split off by these words. Changes nothing.',
  params: ofEntry,
  body: z.object({ words: Words }),
  reply: z.object({
    going: z.number(),
    staying: z.number(),
    /** Of those that stay, what people said to be of this theme. */
    corrected: z.number(),
    examples: z.object({ going: z.array(EntryExample), staying: z.array(EntryExample) }),
  }),
});

export const splitEntry = endpoint({
  method: 'POST',
  path: '/api/taxonomy/:entryId/split',
  permission: 'policy.manage',
  summary: 'Splits a part off an entry by words, at once; past messages follow in the background.',
  params: ofEntry,
  body: z.object({ name: Typed(60), words: Words }),
  reply: z.object({ entryId: Key, relabelId: Id }),
});

const ofRelabel = z.object({ relabelId: Id });

export const listRelabels = endpoint({
  method: 'GET',
  path: '/api/relabels',
  permission: 'policy.manage',
  summary: 'The newest 20 times that past messages got an entry, with how far they have come.',
  reply: z.object({ items: z.array(Relabel) }),
});

export const cancelRelabel = endpoint({
  method: 'POST',
  path: '/api/relabels/:relabelId/cancel',
  permission: 'policy.manage',
  summary: 'Stops after the messages under way; what was moved stays, and can be undone.',
  params: ofRelabel,
  reply: Empty,
});

export const undoRelabel = endpoint({
  method: 'POST',
  path: '/api/relabels/:relabelId/undo',
  permission: 'policy.manage',
  summary: 'Takes the entry out again, gives its words back, and in the background its messages.',
  params: ofRelabel,
  reply: Empty,
});

export const ThemeSuggestion = z.object({
  id: Id,
  /** What the messages say, the most telling first. */
  phrases: z.array(z.string()),
  messages: z.number(),
  people: z.number(),
  examples: z.array(EntryExample),
  madeAt: Instant,
});
export type ThemeSuggestion = z.output<typeof ThemeSuggestion>;

const ofSuggestion = z.object({ suggestionId: Id });

export const listSuggestions = endpoint({
  method: 'GET',
  path: '/api/theme-suggestions',
  permission: 'policy.manage',
  summary: 'Themes that messages without one suggest, the largest first; looked for once a day.',
  reply: z.object({ items: z.array(ThemeSuggestion), lookedAt: z.nullable(Instant) }),
});

export const lookForSuggestions = endpoint({
  method: 'POST',
  path: '/api/theme-suggestions/look',
  permission: 'policy.manage',
  summary: 'Looks for suggestions now.',
  reply: Empty,
});

export const acceptSuggestion = endpoint({
  method: 'POST',
  path: '/api/theme-suggestions/:suggestionId/accept',
  permission: 'policy.manage',
  summary:
    'Makes a suggestion a theme, an intent or a product, at once; past messages without one follow in the background.',
  params: ofSuggestion,
  body: z.object({ kind: z._default(EntryKind, 'theme'), name: Typed(60), words: Words }),
  reply: z.object({ entryId: Key, relabelId: Id }),
});

export const declineSuggestion = endpoint({
  method: 'PUT',
  path: '/api/theme-suggestions/:suggestionId/declined',
  permission: 'policy.manage',
  summary: 'Says that a suggestion is nothing, so that it is not made again; or that it may be one after all.',
  params: ofSuggestion,
  body: z.object({ isDeclined: z.boolean() }),
  reply: Empty,
});
