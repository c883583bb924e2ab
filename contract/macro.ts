import * as z from 'zod/mini';
import { Empty, Id, Typed } from './common.ts';
import { ConsentPurpose } from './consent.ts';
import { UnansweredReason } from './conversation.ts';
import { ConversationRow } from './conversation-row.ts';
import { CheckResult } from './dispatch.ts';
import { endpoint } from './endpoint.ts';
import { ErrorReason } from './errors.ts';
import { Priority } from './filter.ts';
import { FillProblem } from './saved-reply.ts';
import { Audience } from './view.ts';

/** One thing that a macro does, as a person does it. */
export const MacroStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reply'),
    savedReplyId: Id,
    /** `customer`: the stage of the customer's last message. */
    stage: z.enum(['customer', 'public', 'private']),
    /** `insert`: it becomes the person's draft. */
    how: z.enum(['send', 'insert']),
    /** With `send`: what it is said for, when it is more than an answer; it then needs the person’s consent. */
    purpose: z.optional(ConsentPurpose),
  }),
  z.object({
    kind: z.literal('assign'),
    /** `me`: whoever runs it. */
    assigneeId: z.union([Id, z.literal('me'), z.null()]),
    /** Absent: the team stays. */
    teamId: z.optional(z.nullable(Id)),
  }),
  z.object({
    kind: z.literal('tags'),
    add: z.array(Typed(40)).check(z.maxLength(20)),
    remove: z.array(Typed(40)).check(z.maxLength(20)),
  }),
  z.object({ kind: z.literal('priority'), priority: Priority }),
  z.object({
    kind: z.literal('status'),
    status: z.enum(['open', 'pending', 'on_hold', 'resolved']),
    /** With `on_hold`: the department it waits for. */
    heldBy: z.optional(Typed(40)),
    /** With `resolved`: why public posts may stay without an answer of ours. */
    leaveUnanswered: z.optional(UnansweredReason),
  }),
  /** `minutes` from the run on; null: until the customer answers. */
  z.object({
    kind: z.literal('snooze'),
    minutes: z.nullable(z.number().check(z.int(), z.gte(5), z.lte(525_600))),
  }),
  /** Its text may hold the variables of saved replies. */
  z.object({ kind: z.literal('note'), text: Typed(5_000) }),
  /** Whether the one who runs it follows the conversation. */
  z.object({ kind: z.literal('follow'), follow: z.boolean() }),
]);
export type MacroStep = z.output<typeof MacroStep>;
export const stepKinds = ['reply', 'assign', 'tags', 'priority', 'status', 'snooze', 'note', 'follow'] as const;

export const MacroSteps = z.array(MacroStep).check(z.minLength(1), z.maxLength(20));
const MacroName = Typed(80);
/** The figure key that opens it in a conversation. */
const Shortcut = z.nullable(z.number().check(z.int(), z.gte(1), z.lte(9)));

export const Macro = z.object({
  id: Id,
  name: z.string(),
  steps: z.array(MacroStep),
  shortcut: z.nullable(z.number()),
  audience: Audience,
  /** The team it is for; null for other audiences. */
  teamId: z.nullable(Id),
  /** Who made it; null for one that an API key made. */
  ownerId: z.nullable(Id),
  /** The viewer may change and delete it. */
  editable: z.boolean(),
});
export type Macro = z.output<typeof Macro>;

const one = z.object({ macro: Macro });
const inMacro = z.object({ macroId: Id });

export const listMacros = endpoint({
  method: 'GET',
  path: '/api/macros',
  permission: 'inbox.read',
  summary: 'The macros of the caller, of their teams and of everyone, by name.',
  reply: z.object({ macros: z.array(Macro) }),
});

export const createMacro = endpoint({
  method: 'POST',
  path: '/api/macros',
  permission: 'conversation.write',
  summary: 'Saves a macro for oneself or, with the permission saved_reply.manage, for a team or everyone.',
  body: z.object({
    name: MacroName,
    steps: MacroSteps,
    shortcut: z._default(Shortcut, null),
    audience: Audience,
    teamId: z.optional(z.nullable(Id)),
  }),
  reply: one,
});

export const changeMacro = endpoint({
  method: 'PATCH',
  path: '/api/macros/:macroId',
  permission: 'conversation.write',
  summary: 'Changes what is named of a macro and leaves the rest.',
  params: inMacro,
  body: z.object({
    name: z.optional(MacroName),
    steps: z.optional(MacroSteps),
    shortcut: z.optional(Shortcut),
    audience: z.optional(Audience),
    teamId: z.optional(z.nullable(Id)),
  }),
  reply: one,
});

export const deleteMacro = endpoint({
  method: 'DELETE',
  path: '/api/macros/:macroId',
  permission: 'conversation.write',
  summary: 'Deletes a macro; it can be restored.',
  params: inMacro,
  reply: Empty,
});

export const restoreMacro = endpoint({
  method: 'POST',
  path: '/api/macros/:macroId/restore',
  permission: 'conversation.write',
  summary: 'Brings a deleted macro back.',
  params: inMacro,
  reply: one,
});

/** What became, or would become, of one step. */
export const StepOutcome = z.object({
  /** `same`: it was so already. */
  is: z.enum(['changed', 'same', 'refused', 'not_reached']),
  /** What is said, in a reply or a note; null for other steps. */
  text: z.nullable(z.string()),
  /** Where a reply stands and as whom. */
  stage: z.nullable(z.enum(['public', 'private'])),
  handle: z.nullable(z.string()),
  /** Why it was refused, with an English sentence for the person. */
  reason: z.nullable(ErrorReason),
  message: z.string(),
  /** What the gate said to a reply, warnings among it. */
  checks: z.array(CheckResult),
  /** Why a saved reply cannot be filled in. */
  problem: z.nullable(FillProblem),
});
export type StepOutcome = z.output<typeof StepOutcome>;

export const previewMacro = endpoint({
  method: 'POST',
  path: '/api/macros/:macroId/preview',
  permission: 'inbox.read',
  summary: 'What each step would do in this conversation now, and which would be refused; nothing is changed.',
  params: inMacro,
  body: z.object({ conversationId: Id, seenVersion: z.number() }),
  reply: z.object({ steps: z.array(StepOutcome) }),
});

export const MacroRun = z.object({
  id: Id,
  macroId: Id,
  /** `stopped`: a step was refused; those before it stand. */
  state: z.enum(['running', 'done', 'stopped', 'undone']),
  steps: z.array(StepOutcome),
});
export type MacroRun = z.output<typeof MacroRun>;

export const runMacro = endpoint({
  method: 'POST',
  path: '/api/macros/:macroId/runs',
  permission: 'inbox.read',
  summary:
    'Runs a macro step by step, each as its caller would do it by hand; it stops at the first that is refused. The same runId never runs twice.',
  params: inMacro,
  body: z.object({
    runId: Id,
    conversationId: Id,
    /** The version of the conversation on the screen while the preview was read. */
    seenVersion: z.number(),
    /** Checks whose warning the person has read and accepted. */
    accepted: z._default(z.array(z.string()).check(z.maxLength(40)), []),
  }),
  reply: z.object({ run: MacroRun, conversation: ConversationRow }),
});

export const undoMacroRun = endpoint({
  method: 'POST',
  path: '/api/macro-runs/:runId/undo',
  permission: 'inbox.read',
  summary: 'Takes back what a run of the caller did, where nobody changed the same thing since and nothing has left.',
  params: z.object({ runId: Id }),
  /** `left`: places of the steps, from 0, that could not be taken back. */
  reply: z.object({ run: MacroRun, left: z.array(z.number()), conversation: ConversationRow }),
});
