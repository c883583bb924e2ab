import * as z from 'zod/mini';
import { BulkSet } from './bulk.ts';
import { Id } from './common.ts';
import { CheckResult } from './dispatch.ts';
import { endpoint } from './endpoint.ts';
import { ErrorReason } from './errors.ts';
import { FillProblem } from './saved-reply.ts';

/** A macro is run in so many conversations at most. */
export const mostInMacro = 2_000;
/** So many are looked at for a preview; fewer when that takes too long. */
export const mostLookedAt = 100;

const About = z.object({ id: Id, number: z.number(), name: z.string() });

/** Why a step would be refused, or what the gate warns of, and in how many of those that were looked at. */
const Objection = z.object({
  /** What the gate said; null where it is not the gate. */
  check: z.nullable(CheckResult),
  problem: z.nullable(FillProblem),
  reason: z.nullable(ErrorReason),
  message: z.string(),
  count: z.number(),
  /** The first of them. */
  example: About,
});
export type Objection = z.output<typeof Objection>;

export const StepTally = z.object({
  changed: z.number(),
  same: z.number(),
  refused: z.number(),
  /** A step before it was refused. */
  notReached: z.number(),
  refusals: z.array(Objection),
  /** What the gate warns of, and what it asks a second person for. */
  warnings: z.array(Objection),
  /** What would be said, in the first three. */
  says: z.array(
    z.object({
      conversation: About,
      text: z.string(),
      stage: z.nullable(z.enum(['public', 'private'])),
      handle: z.nullable(z.string()),
    }),
  ),
});
export type StepTally = z.output<typeof StepTally>;

export const previewBulkMacro = endpoint({
  method: 'POST',
  path: '/api/bulk-actions/macro-preview',
  permission: 'inbox.read',
  summary: `What each step of a macro would do in the conversations of a set, at most ${mostInMacro}, and where it would be refused; nothing is changed. The first ${mostLookedAt} are looked at.`,
  body: z.object({ set: BulkSet, macroId: Id }),
  reply: z.object({
    total: z.number(),
    looked: z.number(),
    /** Of those looked at: out of the caller's sight, or part of another conversation. */
    out: z.number(),
    steps: z.array(StepTally),
    /** Names these very steps: a run that is started with it does these or none. */
    seal: z.string(),
  }),
});
