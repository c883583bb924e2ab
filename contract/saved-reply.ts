import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Audience } from './view.ts';

/** So many saved replies one workspace has at most. */
export const mostSavedReplies = 5_000;
/** A BCP 47 tag, or empty for any language. */
const Language = z.string().check(z.trim(), z.regex(/^$|^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/), z.maxLength(35));

/** How a saved reply reads on one network and in one language; empty for any. */
export const Variant = z.object({
  network: z.string().check(z.trim(), z.maxLength(40)),
  language: Language,
  text: Typed(10_000),
});
export type Variant = z.output<typeof Variant>;

/** At least one; two never stand for the same network and language. The first is for everybody whom no other fits. */
export const Variants = z.array(Variant).check(
  z.minLength(1),
  z.maxLength(40),
  z.refine(
    (variants) => new Set(variants.map(placeOf)).size === variants.length,
    'Two texts stand for the same network and language.',
  ),
);
const placeOf = ({ network, language }: Pick<Variant, 'network' | 'language'>) =>
  `${network} ${language.toLowerCase()}`;

const Title = Typed(120);
const Folder = z.string().check(z.trim(), z.maxLength(60));

/** What all lists show of a saved reply. */
export const SavedReplyRow = z.object({
  id: Id,
  title: z.string(),
  /** Empty for none. */
  folder: z.string(),
  audience: Audience,
  /** The team it is for; null for other audiences. */
  teamId: z.nullable(Id),
  /** Who answers for it; null for one that an API key made. */
  ownerId: z.nullable(Id),
  expiresAt: z.nullable(Instant),
  isExpired: z.boolean(),
  /** How it begins, cut; with a conversation, filled in for it. */
  opening: z.string(),
  /** Empty for any. */
  languages: z.array(z.string()),
  networks: z.array(z.string()),
  changedAt: Instant,
  /** How often it was sent, and how often on the network and in the language of the conversation that was named. */
  uses: z.number(),
  usesHere: z.number(),
  lastUsedAt: z.nullable(Instant),
  /** The viewer may change and delete it. */
  editable: z.boolean(),
  /** Nobody may use it before somebody else than who wrote it releases it. */
  awaitsRelease: z.boolean(),
  /** The viewer may release it. */
  mayRelease: z.boolean(),
  /** Null while it waits, and for one that was saved while nobody had to be asked. */
  releasedBy: z.nullable(Id),
  /** Over its texts, whom it is for and until when: a release is bound to it. */
  digest: z.string(),
});
export type SavedReplyRow = z.output<typeof SavedReplyRow>;

export const SavedReply = z.extend(SavedReplyRow, { variants: z.array(Variant) });
export type SavedReply = z.output<typeof SavedReply>;

const one = z.object({ reply: SavedReply });
const inReply = z.object({ replyId: Id });

export const listSavedReplies = endpoint({
  method: 'GET',
  path: '/api/saved-replies',
  permission: 'reply.draft',
  summary:
    'The saved replies of the caller, of their teams and of everyone, those sent most often first; with a conversation, those sent most often in places like it.',
  query: z.object({ conversationId: z.optional(Id) }),
  reply: z.object({ replies: z.array(SavedReplyRow) }),
});

/** One that fits what the customer wrote, and the words of theirs by which it was found, the most telling first. */
export const SuggestedReply = z.extend(SavedReplyRow, { words: z.array(z.string()) });
export type SuggestedReply = z.output<typeof SuggestedReply>;

export const suggestSavedReplies = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/suggested-replies',
  permission: 'reply.draft',
  summary:
    'Up to three saved replies that fit what the customer wrote last, by the words they share, weighed by how rare these are; in the customer’s language and for the network.',
  params: z.object({ conversationId: Id }),
  reply: z.object({ replies: z.array(SuggestedReply) }),
});

export const getSavedReply = endpoint({
  method: 'GET',
  path: '/api/saved-replies/:replyId',
  permission: 'reply.draft',
  summary: 'One saved reply with all its texts.',
  params: inReply,
  reply: one,
});

export const createSavedReply = endpoint({
  method: 'POST',
  path: '/api/saved-replies',
  permission: 'reply.draft',
  summary: 'Saves a reply for oneself or, with the permission saved_reply.manage, for a team or everyone.',
  body: z.object({
    title: Title,
    folder: z._default(Folder, ''),
    audience: Audience,
    /** Teams are named with the audience `team` and only then. */
    teamId: z.optional(z.nullable(Id)),
    /** Who answers for it, of those with the permission saved_reply.manage; the caller when absent. */
    ownerId: z.optional(Id),
    expiresAt: z._default(z.nullable(Instant), null),
    variants: Variants,
  }),
  reply: one,
});

export const changeSavedReply = endpoint({
  method: 'PATCH',
  path: '/api/saved-replies/:replyId',
  permission: 'reply.draft',
  summary: 'Changes what is named of a saved reply and leaves the rest.',
  params: inReply,
  body: z.object({
    title: z.optional(Title),
    folder: z.optional(Folder),
    audience: z.optional(Audience),
    teamId: z.optional(z.nullable(Id)),
    ownerId: z.optional(Id),
    expiresAt: z.optional(z.nullable(Instant)),
    variants: z.optional(Variants),
  }),
  reply: one,
});

export const deleteSavedReply = endpoint({
  method: 'DELETE',
  path: '/api/saved-replies/:replyId',
  permission: 'reply.draft',
  summary: 'Deletes a saved reply; it can be restored.',
  params: inReply,
  reply: Empty,
});

export const restoreSavedReply = endpoint({
  method: 'POST',
  path: '/api/saved-replies/:replyId/restore',
  permission: 'reply.draft',
  summary: 'Brings a deleted saved reply back.',
  params: inReply,
  reply: one,
});

export const releaseSavedReply = endpoint({
  method: 'PUT',
  path: '/api/saved-replies/:replyId/release',
  permission: 'reply.approve',
  summary: 'Releases exactly these words of somebody else for use, or takes that back.',
  params: inReply,
  body: z.object({
    /** As the caller read it; refused as stale_version when it reads otherwise by now. */
    digest: z.string(),
    released: z.boolean(),
  }),
  reply: one,
});

/** Why a saved reply cannot be inserted; `names`: the variables it is about, or the places that have a text. */
export const FillProblem = z.object({
  reason: z.enum(['expired', 'unreleased', 'missing', 'unknown', 'personal', 'no_variant']),
  names: z.array(z.string()),
  /** The English fallback. */
  message: z.string(),
});
export type FillProblem = z.output<typeof FillProblem>;

/** A saved reply as it would stand in the composer of one conversation. */
export const FilledReply = z.object({
  /** With what cannot be filled still in braces when there is a problem. */
  text: z.string(),
  /** What the person still has to fill, as it stands in the text. */
  blanks: z.array(z.string()),
  problem: z.nullable(FillProblem),
  /** The text that was chosen; null when none fits. */
  variant: z.nullable(z.object({ network: z.string(), language: z.string() })),
  /** Length as the network counts, and what it allows; null where it cannot be answered on that stage. */
  length: z.nullable(z.object({ length: z.number(), max: z.number(), unit: z.string() })),
});
export type FilledReply = z.output<typeof FilledReply>;

const WhereTo = z.object({
  conversationId: Id,
  /** A note is for colleagues. */
  mode: z.enum(['public', 'private', 'note']),
  /** The message that is answered; absent for the newest of the conversation. */
  replyToId: z.optional(Id),
});

export const fillSavedReply = endpoint({
  method: 'POST',
  path: '/api/saved-replies/:replyId/fill',
  permission: 'reply.draft',
  summary: 'A saved reply for one conversation: in its language and for its network, with everything filled in.',
  params: inReply,
  body: WhereTo,
  reply: FilledReply,
});

export const previewSavedReply = endpoint({
  method: 'POST',
  path: '/api/saved-replies/preview',
  permission: 'reply.draft',
  summary: 'The same for texts that are not saved yet.',
  body: z.extend(WhereTo, { variants: Variants }),
  reply: FilledReply,
});

/** Answers with text/csv, not with the reply below. */
export const exportSavedReplies = endpoint({
  method: 'GET',
  path: '/api/saved-replies/export',
  permission: 'reply.draft',
  summary: 'The saved replies that the caller sees, as CSV with a line for each text.',
  reply: Empty,
});

/** What a line of a spreadsheet would do, or why it does nothing. */
export const ImportLine = z.object({
  /** As the table program counts, the heading being 1. */
  line: z.number(),
  title: z.string(),
  becomes: z.enum(['new', 'changed', 'same', 'left_out']),
  /** What is different, for `changed`. */
  changed: z.array(z.string()),
  /** One of `importProblems`, for `left_out`. */
  problem: z.nullable(z.string()),
  /** The column or value that it is about. */
  about: z.string(),
});
export type ImportLine = z.output<typeof ImportLine>;

export const importProblems = [
  'quote_unclosed',
  'column_missing',
  'title_missing',
  'title_too_long',
  'text_missing',
  'text_too_long',
  'unclosed',
  'unknown_variable',
  'unknown_network',
  'bad_language',
  'bad_audience',
  'unknown_team',
  'unknown_owner',
  'bad_date',
  'unknown_id',
  'not_yours',
  'twice',
  'differs_within',
  'other_line',
  'too_many',
] as const;
export type ImportProblem = (typeof importProblems)[number];

export const importSavedReplies = endpoint({
  method: 'POST',
  path: '/api/saved-replies/import',
  permission: 'saved_reply.manage',
  summary:
    'Reads a spreadsheet of saved replies: what it would change, line by line, and with `apply` changes it. Lines with a problem are left out.',
  body: z.object({ csv: z.string().check(z.maxLength(1_500_000)), apply: z._default(z.boolean(), false) }),
  reply: z.object({ lines: z.array(ImportLine), applied: z.boolean() }),
});
