import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { EntryKind } from './taxonomy.ts';

/** Of a yes or no: its name, or its name denied. */
const whether = <T extends string>(task: T) => [task, `not-${task}`] as const;

/** What is asked of every message of a customer, and what may be answered; null: with a key of its own, those of the taxonomy by what the team calls them. */
export const taskLabels = {
  sentiment: ['negative', 'neutral', 'positive'],
  theme: null,
  intent: null,
  product: null,
  frustrated: whether('frustrated'),
  urgent: whether('urgent'),
  question: whether('question'),
  offensive: whether('offensive'),
  hate: whether('hate'),
  threat: whether('threat'),
  spam: whether('spam'),
  language: null,
} as const satisfies Record<string, readonly string[] | null>;
export type Task = keyof typeof taskLabels;
export const tasks = Object.keys(taskLabels) as [Task, ...Task[]];
export const Task = z.enum(tasks);

/** Those that people correct: the language is the customer's, not a matter of judgement. */
export const learnedTasks = tasks.filter((task) => task !== 'language') as [Task, ...Task[]];

export const Sentiment = z.enum(taskLabels.sentiment);
export type Sentiment = z.output<typeof Sentiment>;

/** What may be told of a message beside its sentiment, theme, intent and product, the most pressing first. */
export const signs = ['threat', 'urgent', 'frustrated', 'question', 'offensive', 'hate', 'spam'] as const;
export const Sign = z.enum(signs);
export type Sign = z.output<typeof Sign>;

/** What holds of a message, by task; absent is the unknown, and what a person says there is none of. */
export const Labels = z.partialRecord(Task, z.string());
export type Labels = z.output<typeof Labels>;

export const Verdict = z.object({
  task: Task,
  /** What holds; null for unknown. That a message belongs to no theme, intent or product only a person says: `not-theme` and the like. */
  label: z.nullable(z.string()),
  /** How sure the program is of what it found, 0 to 1; it is right as often as it says. */
  confidence: z.number(),
  /** The customer's words that weighed most, the heaviest first. */
  words: z.array(z.string()),
  /** Who said otherwise; `was`: what the program had found. */
  correction: z.nullable(z.object({ was: z.nullable(z.string()), by: z.nullable(Id), at: Instant })),
});
export type Verdict = z.output<typeof Verdict>;

export const Understood = z.object({
  messageId: Id,
  at: Instant,
  /** Its beginning. */
  preview: z.string(),
  verdicts: z.array(Verdict),
  /** The version of the models, and of the workspace's own head; 0 for none. */
  model: z.string(),
  head: z.number(),
  judgedAt: Instant,
});
export type Understood = z.output<typeof Understood>;

const ofConversation = z.object({ conversationId: Id });
const ofVerdict = z.object({ messageId: Id, task: Task });

export const getVerdicts = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/verdicts',
  permission: 'inbox.read',
  summary: 'What was understood of the newest 20 messages of a conversation’s customer, the newest first.',
  params: ofConversation,
  reply: z.object({
    messages: z.array(Understood),
    /** Of these the program has not judged yet. */
    waiting: z.number(),
    /** What the team calls what customers write about, want and use. */
    entries: z.array(z.object({ id: z.string(), kind: EntryKind, name: z.string() })),
  }),
});

export const correctVerdict = endpoint({
  method: 'PUT',
  path: '/api/messages/:messageId/verdicts/:task',
  permission: 'conversation.write',
  summary:
    'Says what a verdict should be, also that there is no theme, intent or product (not-theme, not-intent, not-product). It holds from now on, whatever a later model says.',
  params: ofVerdict,
  body: z.object({ label: Typed(40) }),
  reply: Empty,
});

export const takeBackCorrection = endpoint({
  method: 'DELETE',
  path: '/api/messages/:messageId/verdicts/:task',
  permission: 'conversation.write',
  summary: 'Takes a correction back: what the program found holds again.',
  params: ofVerdict,
  reply: Empty,
});
