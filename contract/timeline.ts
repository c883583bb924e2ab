import * as z from 'zod/mini';
import { DeletedBy, Id, Instant, Stage, Visibility } from './common.ts';
import { endpoint } from './endpoint.ts';
import { PersonalKind } from './personal-data.ts';

export const AttachmentView = z.object({
  id: Id,
  kind: z.enum(['image', 'video', 'audio', 'file']),
  /** `left`: it vanishes from its network, and files of that network are not kept. */
  state: z.enum(['pending', 'stored', 'refused', 'gone', 'left']),
  mimeType: z.nullable(z.string()),
  /** Empty where nobody named it. */
  name: z.string(),
  alt: z.string(),
  sizeBytes: z.nullable(z.number()),
  /** Served by us, never the network's address. Null until stored. */
  url: z.nullable(z.string()),
  /** Of a picture that is larger than what a timeline shows. */
  thumbnailUrl: z.optional(z.string()),
  /** A picture that could not be drawn: it is kept as it came and only to be taken. */
  problem: z.optional(z.enum(['broken', 'too_large'])),
  /** Of a film or a sound whose author wrote down what is said. */
  captionsUrl: z.nullable(z.string()),
  /** A person says that it shows an identity document; without the right to see it, the address is null. */
  identity: z.optional(z.boolean()),
  /** Sent in private, and covered until somebody looks at it: the address is null. */
  covered: z.optional(z.boolean()),
});
export type AttachmentView = z.output<typeof AttachmentView>;

/** `waiting`: for an approval. */
export const DispatchState = z.enum(['waiting', 'held', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled']);
export type DispatchState = z.output<typeof DispatchState>;

/** Something that happened to the conversation, for the person at the screen: type and what is worth saying. */
export const TimelineEvent = z.object({
  kind: z.literal('event'),
  id: Id,
  at: Instant,
  type: z.string(),
  actor: z.object({
    kind: z.enum(['agent', 'customer', 'system', 'api_key', 'stakeholder']),
    id: z.nullable(Id),
    name: z.nullable(z.string()),
  }),
  /** What it happened to: the message, dispatch or conversation. */
  subjectId: z.nullable(Id),
  detail: z.record(z.string(), z.unknown()),
});
export type TimelineEvent = z.output<typeof TimelineEvent>;

export const TimelineMessage = z.object({
  kind: z.literal('message'),
  id: Id,
  at: Instant,
  receivedAt: Instant,
  direction: z.enum(['in', 'out']),
  visibility: Visibility,
  threadId: Id,
  network: z.string(),
  channelHandle: z.nullable(z.string()),
  author: z.object({
    name: z.string(),
    handle: z.string(),
    profileId: z.nullable(Id),
    avatarUrl: z.nullable(z.string()),
  }),
  /** The colleague who wrote it, for answers of ours. */
  agentId: z.nullable(Id),
  /** True for what a program said: it answers nobody. */
  automatic: z.boolean(),
  /** True for something on our account that Earshot did not send. */
  foreign: z.boolean(),
  /** Another person's post in the thread, shown as context and never counted. */
  context: z.boolean(),
  replyToId: z.nullable(Id),
  text: z.string(),
  /** What it repeats of earlier messages, and its signature; shown on demand. */
  quoted: z.nullable(z.string()),
  language: z.nullable(z.string()),
  editedAt: z.nullable(Instant),
  /** Earlier texts, oldest first. */
  versions: z.array(z.object({ text: z.string(), at: Instant })),
  deletedAt: z.nullable(Instant),
  deletedBy: z.nullable(DeletedBy),
  hiddenAt: z.nullable(Instant),
  likedByUs: z.boolean(),
  expiresAt: z.nullable(Instant),
  permalink: z.nullable(z.string()),
  attachments: z.array(AttachmentView),
  /** Personal data that the customer wrote in public; absent for none. */
  personalData: z.optional(z.array(PersonalKind)),
  /** What we offered to choose from, or which of that the customer chose; absent for none. */
  choices: z.optional(z.array(z.string())),
  chose: z.optional(z.string()),
  /** The signs that others put at it; absent for none. `name` null: of whom we know nothing. */
  reactions: z.optional(z.array(z.object({ sign: z.string(), name: z.nullable(z.string()) }))),
});
export type TimelineMessage = z.output<typeof TimelineMessage>;

/** Something of ours on its way out, until its message stands in the timeline. */
export const TimelineDispatch = z.object({
  kind: z.literal('dispatch'),
  id: Id,
  at: Instant,
  verb: z.enum([
    'reply',
    'direct',
    'like',
    'unlike',
    'hide',
    'unhide',
    'edit',
    'delete',
    'block',
    'unblock',
    'mute',
    'unmute',
  ]),
  state: DispatchState,
  stage: z.nullable(Stage),
  text: z.string(),
  agentId: z.nullable(Id),
  /** True for what a program says. */
  automatic: z.boolean(),
  channelHandle: z.string(),
  /** Until then the person can take it back. */
  notBefore: Instant,
  attempts: z.number(),
  errorKind: z.nullable(z.string()),
  errorMessage: z.nullable(z.string()),
  attachments: z.array(AttachmentView),
  choices: z.optional(z.array(z.string())),
  /** Which post of a thread it is; null for an answer that is one post. */
  thread: z.nullable(z.object({ part: z.number(), of: z.number() })),
});
export type TimelineDispatch = z.output<typeof TimelineDispatch>;

export const TimelineNote = z.object({
  kind: z.literal('note'),
  id: Id,
  at: Instant,
  agentId: z.nullable(Id),
  text: z.string(),
  mentions: z.array(Id),
  /** The stakeholder whose answer it is; null for a note of the team's. */
  from: z.nullable(z.object({ name: z.string(), group: z.string() })),
});
export type TimelineNote = z.output<typeof TimelineNote>;

export const CallWay = z.enum(['phone', 'sms']);

/** A telephone call or a text message that happened outside of Earshot, as a colleague wrote it down. */
export const TimelineCall = z.object({
  kind: z.literal('call'),
  id: Id,
  /** When it happened. */
  at: Instant,
  way: CallWay,
  direction: z.enum(['in', 'out']),
  /** Null for text messages and where nobody knows. */
  minutes: z.nullable(z.number()),
  /** With whom: a name or a number. */
  whom: z.string(),
  text: z.string(),
  agentId: z.nullable(Id),
  editedAt: z.nullable(Instant),
});
export type TimelineCall = z.output<typeof TimelineCall>;

export const TimelineEntry = z.discriminatedUnion('kind', [
  TimelineMessage,
  TimelineNote,
  TimelineEvent,
  TimelineDispatch,
  TimelineCall,
]);
export type TimelineEntry = z.output<typeof TimelineEntry>;

export const listTimeline = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/timeline',
  permission: 'inbox.read',
  summary: 'Older timeline entries, a page at a time.',
  params: z.object({ conversationId: Id }),
  query: z.object({ before: z.string() }),
  reply: z.object({ items: z.array(TimelineEntry), older: z.nullable(z.string()) }),
});
