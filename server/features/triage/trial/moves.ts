import * as z from 'zod';
import { TriageDecision, triageDecisions } from '#contract/triage-policy.ts';
import type { TriageTrial } from '#contract/triage-trial.ts';
import type { Decision } from '../decide.ts';

const mostExamples = 5;

/** How many messages go from one decision to another, or stay; of those that go, some, with the rules that say so. */
export const Move = z.object({
  from: TriageDecision,
  to: TriageDecision,
  count: z.number(),
  examples: z.array(
    z.object({
      messageId: z.string(),
      conversationId: z.string(),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
    }),
  ),
});
export type Move = z.output<typeof Move>;

/** By `from` and `to`. */
export const Moves = z.record(z.string(), Move);
export type Moves = z.output<typeof Moves>;

type Tried = { messageId: string; conversationId: string; now: Decision; draft: Decision };

/** Pure: adds what both policies make of a message. Of a conversation one example is enough. */
export function addTried(moves: Moves, { messageId, conversationId, now, draft }: Tried): void {
  const [from, to] = [now.decision, draft.decision];
  const key = `${from} ${to}`;
  const move = moves[key] ?? { from, to, count: 0, examples: [] };
  moves[key] = move;
  move.count += 1;
  if (from === to || move.examples.length >= mostExamples) return;
  if (move.examples.some((one) => one.conversationId === conversationId)) return;
  move.examples.push({ messageId, conversationId, before: now.rule, after: draft.rule });
}

/** Pure: how many messages each decision holds of, and would. */
export function countsOf(moves: Moves): Pick<TriageTrial, 'now' | 'draft'> {
  const all = Object.values(moves);
  const sum = (side: 'from' | 'to', decision: TriageDecision) =>
    all.reduce((total, move) => total + (move[side] === decision ? move.count : 0), 0);
  const counts = (side: 'from' | 'to') =>
    Object.fromEntries(triageDecisions.map((decision) => [decision, sum(side, decision)])) as TriageTrial['now'];
  return { now: counts('from'), draft: counts('to') };
}

/** Pure: those that go elsewhere, the most frequent first. */
export function changesOf(moves: Moves): Move[] {
  const order = ({ from, to }: Move) => 4 * triageDecisions.indexOf(from) + triageDecisions.indexOf(to);
  return Object.values(moves)
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => b.count - a.count || order(a) - order(b));
}
