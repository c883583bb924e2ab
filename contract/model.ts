import * as z from 'zod/mini';
import { Empty, Id, Instant, page } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Task } from './verdict.ts';

/** What stands beside the weights of a model that comes with Earshot. */
export const ModelCard = z.object({
  name: z.string(),
  task: z.string(),
  /** ISO 639-1; only in these it says anything. */
  languages: z.array(z.string()),
  trainedOn: z.number(),
  sources: z.array(z.object({ name: z.string(), licence: z.string(), from: z.string() })),
  limits: z.array(z.string()),
  /** How it was measured, in the words of the training, and what came out; percentages. */
  figures: z.array(
    z.object({ measured: z.string(), values: z.array(z.object({ name: z.string(), value: z.number() })) }),
  ),
});
export type ModelCard = z.output<typeof ModelCard>;

/** Corrections that were held out while the rest was learned, each once: how many came out right, with the head and without. */
export const HeldOut = z.object({ rows: z.number(), right: z.number(), rightWithout: z.number() });
export type HeldOut = z.output<typeof HeldOut>;

export const HeadVersion = z.object({
  version: z.number(),
  learnedAt: Instant,
  /** By task what it learned from; `heldOut` is null until it was measured and for too few. */
  tasks: z.array(z.object({ task: Task, examples: z.number(), heldOut: z.nullable(HeldOut) })),
});
export type HeadVersion = z.output<typeof HeadVersion>;

/** Shares of a label among what was said in a week, and in the four before it. */
export const Drift = z.object({
  task: Task,
  label: z.string(),
  share: z.number(),
  before: z.number(),
  messages: z.number(),
  messagesBefore: z.number(),
});
export type Drift = z.output<typeof Drift>;

const RerunState = z.enum(['running', 'cancelling', 'done', 'cancelled']);
export const Rerun = z.object({
  id: Id,
  state: RerunState,
  /** Nothing is written: it only says what would change. */
  isPreview: z.boolean(),
  days: z.number(),
  /** The version of the models, and of the workspace's own head, that it judges by. */
  head: z.number(),
  done: z.number(),
  total: z.number(),
  startedBy: z.nullable(Id),
  startedAt: Instant,
  /** What changes, the most frequent first; null for unknown. */
  changes: z.array(
    z.object({ task: Task, from: z.nullable(z.string()), to: z.nullable(z.string()), count: z.number() }),
  ),
});
export type Rerun = z.output<typeof Rerun>;

export const getModels = endpoint({
  method: 'GET',
  path: '/api/models',
  permission: 'policy.manage',
  summary: 'The models that judge messages: those that come with Earshot, and what this workspace taught.',
  reply: z.object({
    model: z.string(),
    cards: z.array(ModelCard),
    own: z.object({
      /** The version that judges; 0 for none. */
      version: z.number(),
      /** A person went back and holds it there: corrections are kept and not learned from. */
      held: z.nullable(z.object({ by: z.nullable(Id), at: Instant })),
      /** Corrections that stand, and how many of them the newest version has not seen. */
      corrections: z.number(),
      unlearned: z.number(),
      /** Newest first, at most 20. */
      versions: z.array(HeadVersion),
    }),
    drift: z.array(Drift),
    /** The newest. */
    rerun: z.nullable(Rerun),
  }),
});

export const holdHead = endpoint({
  method: 'PUT',
  path: '/api/models/own/version',
  permission: 'policy.manage',
  summary:
    'Has an older version of what was taught judge again, or with 0 none, and holds it: nothing more is learned.',
  body: z.object({ version: z.int().check(z.gte(0)) }),
  reply: Empty,
});

export const letHeadLearn = endpoint({
  method: 'DELETE',
  path: '/api/models/own/hold',
  permission: 'policy.manage',
  summary: 'Lets the workspace’s own model learn again, from every correction that stands.',
  reply: Empty,
});

export const listCorrections = endpoint({
  method: 'GET',
  path: '/api/models/corrections',
  permission: 'policy.manage',
  summary: 'What was corrected, the newest first.',
  query: z.object({ after: z.optional(z.string().check(z.maxLength(400))) }),
  reply: page(
    z.object({
      messageId: Id,
      conversationId: Id,
      preview: z.string(),
      task: Task,
      label: z.string(),
      was: z.nullable(z.string()),
      by: z.nullable(Id),
      at: Instant,
    }),
  ),
});

export const startRerun = endpoint({
  method: 'POST',
  path: '/api/models/reruns',
  permission: 'policy.manage',
  summary: 'Judges past messages again in the background, or only says what would change.',
  body: z.object({ days: z.int().check(z.gte(1), z.lte(365)), isPreview: z.boolean() }),
  reply: z.object({ rerunId: Id }),
});

export const cancelRerun = endpoint({
  method: 'POST',
  path: '/api/models/reruns/:rerunId/cancel',
  permission: 'policy.manage',
  summary: 'Stops a re-run after the batch under way; what was judged until then stays.',
  params: z.object({ rerunId: Id }),
  reply: Empty,
});
