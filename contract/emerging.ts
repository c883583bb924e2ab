import * as z from 'zod/mini';
import { Empty, Id, Instant, Key, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';

/** `open`: it still is more than usual, or was a moment ago; `closed`: back to usual; `dismissed`: by a person. */
export const EmergingState = z.enum(['open', 'closed', 'dismissed']);
export type EmergingState = z.output<typeof EmergingState>;

/** `known`: seen to elsewhere; `planned`: a campaign, a launch; `noise`: means nothing. */
export const dismissalReasons = ['known', 'planned', 'noise'] as const;
export const DismissalReason = z.enum(dismissalReasons);
export type DismissalReason = z.output<typeof DismissalReason>;

const Share = z.object({ key: z.string(), count: z.number() });

/** Something that grew faster than usual. Messages, people and shares are those within the reader's reach. */
export const Emerging = z.object({
  id: Id,
  state: EmergingState,
  /** What the messages say, the most telling first. */
  phrases: z.array(z.string()),
  themes: z.array(z.object({ id: Key, name: z.string() })),
  products: z.array(z.object({ id: Key, name: z.string() })),
  firstSeenAt: Instant,
  /** The beginning of the last hour in which it was more than usual. */
  lastAt: Instant,
  closedAt: z.nullable(Instant),
  /** How many times as much as usual its strongest hour brought. */
  growth: z.number(),
  messages: z.number(),
  people: z.number(),
  /** By network, the most first. */
  networks: z.array(Share),
  /** By language, the most first; an empty key for unknown. */
  languages: z.array(Share),
  taken: z.nullable(z.object({ by: z.nullable(Id), at: Instant })),
  dismissed: z.nullable(z.object({ by: z.nullable(Id), at: Instant, reason: DismissalReason })),
  /** The theme that somebody made of it. */
  themeId: z.nullable(Key),
});
export type Emerging = z.output<typeof Emerging>;

export const EmergingExample = z.object({
  messageId: Id,
  conversationId: Id,
  network: z.string(),
  name: z.string(),
  at: Instant,
  /** Its beginning. */
  preview: z.string(),
});
export type EmergingExample = z.output<typeof EmergingExample>;

/** Messages of an hour that say it, and how many that hour usually brings. */
export const EmergingHour = z.object({ at: Instant, count: z.number(), usual: z.number() });
export type EmergingHour = z.output<typeof EmergingHour>;

const ofOne = z.object({ emergingId: Id });

export const listEmerging = endpoint({
  method: 'GET',
  path: '/api/emerging',
  permission: 'inbox.read',
  summary: 'What grows faster than usual, or did: the newest 100 of which the reader may see a message.',
  query: z.object({ list: z.enum(['open', 'past']) }),
  reply: z.object({ items: z.array(Emerging) }),
});

export const getEmerging = endpoint({
  method: 'GET',
  path: '/api/emerging/:emergingId',
  permission: 'inbox.read',
  summary: 'One emerging issue: its hours against the usual, and the first and newest messages that say it.',
  params: ofOne,
  reply: z.object({ emerging: Emerging, hours: z.array(EmergingHour), examples: z.array(EmergingExample) }),
});

export const takeEmerging = endpoint({
  method: 'PUT',
  path: '/api/emerging/:emergingId/taken',
  permission: 'conversation.write',
  summary: 'Says that the caller sees to it, or no longer does.',
  params: ofOne,
  body: z.object({ isTaken: z.boolean() }),
  reply: Empty,
});

export const dismissEmerging = endpoint({
  method: 'PUT',
  path: '/api/emerging/:emergingId/dismissal',
  permission: 'conversation.write',
  summary:
    'Dismisses it. What it says stays quiet: noise for good, the rest, every theme and every product for a week. One that was dismissed keeps its first reason.',
  params: ofOne,
  body: z.object({ reason: DismissalReason }),
  reply: Empty,
});

export const restoreEmerging = endpoint({
  method: 'DELETE',
  path: '/api/emerging/:emergingId/dismissal',
  permission: 'conversation.write',
  summary: 'Takes a dismissal back: what it says is told of again.',
  params: ofOne,
  reply: Empty,
});

export const nameEmerging = endpoint({
  method: 'PUT',
  path: '/api/emerging/:emergingId/theme',
  permission: 'policy.manage',
  summary: 'Makes it a theme, known by these words, from now on; answers the theme and the version of the themes.',
  params: ofOne,
  body: z.object({ name: Typed(60), words: z.array(Typed(60)).check(z.minLength(1), z.maxLength(50)) }),
  reply: z.object({ themeId: Key, version: z.number() }),
});

export const unnameEmerging = endpoint({
  method: 'DELETE',
  path: '/api/emerging/:emergingId/theme',
  permission: 'policy.manage',
  summary: 'Takes the theme out again that was made of it.',
  params: ofOne,
  reply: Empty,
});

/** What somebody did not want to hear of; `until` null: for good. */
export const QuietTerm = z.object({
  kind: z.enum(['theme', 'product', 'phrase']),
  term: z.string(),
  name: z.string(),
  until: z.nullable(Instant),
  reason: z.nullable(DismissalReason),
});
export type QuietTerm = z.output<typeof QuietTerm>;

export const listQuietTerms = endpoint({
  method: 'GET',
  path: '/api/emerging-quiet',
  permission: 'policy.manage',
  summary: 'The phrases, themes and products of which nothing is told, at most 500.',
  reply: z.object({ terms: z.array(QuietTerm) }),
});

export const liftQuietTerm = endpoint({
  method: 'POST',
  path: '/api/emerging-quiet/lift',
  permission: 'policy.manage',
  summary: 'Has a phrase, theme or product told of again.',
  body: z.object({ kind: z.enum(['theme', 'product', 'phrase']), term: z.string().check(z.maxLength(100)) }),
  reply: Empty,
});

export const exportEmerging = endpoint({
  method: 'GET',
  path: '/api/emerging-export',
  permission: 'inbox.read',
  summary: 'The newest 1,000 emerging issues within the caller’s reach as a spreadsheet.',
  reply: z.object({ csv: z.string() }),
});
