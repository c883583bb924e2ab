import { sql } from 'kysely';
import * as z from 'zod';
import { type getRouting, RoutingTrace } from '#contract/routing.ts';
import type { Tier } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';

export { decide, noteTaken, type RoutingDecision, type RoutingFacts, type Staff } from './decide.ts';
export type { Asking, Placement } from './facts.ts';
export { leftBecause } from './left-because.ts';
export { byTurn, farthest, lineOf, mostAtOnce, mostOfLine, newLine, urgencyOf } from './line.ts';
export { isAsking, isFreeing, isLeaving } from './looks.ts';
export type { Person } from './people.ts';
export { given, isNews } from './placement.ts';

/** A decision as it is kept; one that was erased, or that nobody can read any more, is none. */
export const Outcome = z.object({
  rule: RoutingTrace.shape.rule,
  reasons: RoutingTrace.shape.reasons,
  passed: RoutingTrace.shape.passed,
  teamId: RoutingTrace.shape.teamId,
  tier: RoutingTrace.shape.tier,
  choice: RoutingTrace.shape.choice,
  people: RoutingTrace.shape.people,
});

/** What the rules last said of a conversation, and whether it waits. */
export async function readRouting(tx: Tx, conversationId: string): Promise<z.output<typeof getRouting.reply>> {
  const { rows } = await sql<{ tier: Tier; placedTier: Tier | null; waitingSince: Date | null }>`
    select c.tier, r.tier as "placedTier", r.waiting_since as "waitingSince" from conversation c
    left join routing r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}`.execute(tx);
  const placed = rows[0];
  return {
    trace: await readTrace(tx, conversationId),
    waitingSince: placed?.waitingSince?.toISOString() ?? null,
    tier: placed?.tier ?? 1,
    isTierByHand: placed !== undefined && placed.tier !== (placed.placedTier ?? 1),
  };
}

async function readTrace(tx: Tx, conversationId: string): Promise<RoutingTrace | null> {
  const { rows } = await sql<{ policyVersion: number; at: Date; outcome: unknown }>`
    select policy_version as "policyVersion", at, outcome from decision
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and policy_kind = 'routing'
    order by at desc, id desc limit 1`.execute(tx);
  const outcome = Outcome.safeParse(rows[0]?.outcome).data;
  if (!rows[0] || !outcome) return null;
  return { policyVersion: rows[0].policyVersion, at: rows[0].at.toISOString(), ...outcome };
}
