import * as z from 'zod/mini';
import { Id } from './common.ts';
import { endpoint } from './endpoint.ts';
import { TimelineMessage } from './timeline.ts';

/** A post of a thread where it stands in the tree. `under` is the post above it, null at the top. */
export const TreePost = z.object({
  kind: z.literal('post'),
  under: z.nullable(Id),
  depth: z.number(),
  message: TimelineMessage,
  /** How many like it, as the network last said; null when it never did. */
  likes: z.nullable(z.number()),
});
export type TreePost = z.output<typeof TreePost>;

/** What hangs on a post and is folded away. */
export const TreeFold = z.object({
  kind: z.literal('fold'),
  under: z.nullable(Id),
  depth: z.number(),
  posts: z.number(),
  /** How many people wrote it; null when that was not counted. */
  people: z.nullable(z.number()),
  /** Questions among it that none of us has answered. */
  questions: z.number(),
  /** There is more than was counted. */
  more: z.boolean(),
});
export type TreeFold = z.output<typeof TreeFold>;

export const TreeLine = z.discriminatedUnion('kind', [TreePost, TreeFold]);
export type TreeLine = z.output<typeof TreeLine>;

export const ThreadTree = z.object({
  /** From top to bottom: the customer's branch and our answers to it open, the rest folded. */
  lines: z.array(TreeLine),
  /** How many posts of the thread are here. */
  posts: z.number(),
  /** There are more than `posts`. */
  more: z.boolean(),
  /** Whether the network told of any post how many like it. */
  likesKnown: z.boolean(),
});
export type ThreadTree = z.output<typeof ThreadTree>;

export const replySorts = ['oldest', 'newest', 'likes'] as const;
export const ReplySort = z.enum(replySorts);
export type ReplySort = z.output<typeof ReplySort>;

const inThread = z.object({ conversationId: Id, threadId: Id });
const path = '/api/conversations/:conversationId/threads/:threadId';

export const getThreadTree = endpoint({
  method: 'GET',
  path: `${path}/tree`,
  permission: 'inbox.read',
  summary: 'The public thread around a conversation, folded: what is open in it, and how much hangs on that.',
  params: inThread,
  reply: ThreadTree,
});

export const listReplies = endpoint({
  method: 'GET',
  path: `${path}/replies`,
  permission: 'inbox.read',
  summary: 'What hangs on one post of the thread, a page at a time; each with how many answer it in turn.',
  params: inThread,
  query: z.object({
    /** Absent: what answers nothing that is here. */
    under: z.optional(Id),
    sort: z._default(ReplySort, 'oldest'),
    cursor: z.optional(z.string()),
  }),
  reply: z.object({
    items: z.array(z.object({ message: TimelineMessage, likes: z.nullable(z.number()), below: z.nullable(TreeFold) })),
    next: z.nullable(z.string()),
  }),
});

export const searchThread = endpoint({
  method: 'GET',
  path: `${path}/search`,
  permission: 'inbox.read',
  summary: 'Posts of the thread that contain a text, newest first; looks through so many and then says how to go on.',
  params: inThread,
  query: z.object({
    q: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    cursor: z.optional(z.string()),
  }),
  reply: z.object({
    items: z.array(TimelineMessage),
    /** Posts looked through for this page. */
    searched: z.number(),
    next: z.nullable(z.string()),
  }),
});

export const loadThread = endpoint({
  method: 'POST',
  path: `${path}/load`,
  permission: 'inbox.read',
  summary: 'Reads the thread from its network as context: at first around the customer, then further back.',
  params: inThread,
  body: z.object({ cursor: z.optional(z.string().check(z.maxLength(2_000))) }),
  reply: z.object({
    /** Posts of the thread that this reading found. */
    found: z.number(),
    /** Reads on from there; null when the network has no more to give. */
    next: z.nullable(z.string()),
  }),
});
