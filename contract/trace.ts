import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';
import { Verdict } from './dispatch.ts';
import { endpoint } from './endpoint.ts';
import { TimelineDispatch } from './timeline.ts';

/** One run of the gate over what stands: which checks ran and what they found, in codes. */
export const GateRun = z.object({
  id: Id,
  at: Instant,
  /** What it was about: the answer itself, or a correction of it. */
  verb: TimelineDispatch.shape.verb,
  outcome: z.enum(['passed', 'waits']),
  actor: z.object({ kind: z.enum(['agent', 'api_key', 'system']), id: z.nullable(Id), name: z.nullable(z.string()) }),
  /** In the order in which they ran, each with at least one finding. */
  checks: z.array(z.object({ check: z.string(), verdict: Verdict, reason: z.string() })),
  /** The versions of the policies that were asked, by kind; 0 is what every workspace starts with. */
  policies: z.record(z.string(), z.number()),
  /** sha256 over exactly what it judged, in hexadecimal. */
  seal: z.string(),
  /** Whether what was sent is, letter by letter, what it judged; null when the words were erased. */
  isWhole: z.nullable(z.boolean()),
  /** Why personal data in it was made public; null when none was, or when the words were erased. */
  publishReason: z.nullable(z.string()),
  /** Who let it through, where a second person had to. */
  approval: z.nullable(z.object({ by: z.nullable(Id), at: z.nullable(Instant), comment: z.string() })),
});
export type GateRun = z.output<typeof GateRun>;

export const listGateRuns = endpoint({
  method: 'GET',
  path: '/api/messages/:messageId/gate',
  permission: 'inbox.read',
  summary: 'What the gate said to a message of ours and to its corrections, oldest first; empty for what it never saw.',
  params: z.object({ messageId: Id }),
  reply: z.object({ runs: z.array(GateRun) }),
});
