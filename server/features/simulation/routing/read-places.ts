import { sql } from 'kysely';
import * as z from 'zod';
import { priorities } from '#contract/filter.ts';
import type { RoutingRules } from '#contract/routing.ts';
import type { Tx } from '#server/db/client.ts';
import {
  given,
  lineOf,
  Outcome,
  type RoutingDecision,
  type RoutingFacts,
  urgencyOf,
} from '#server/features/routing/queries.ts';
import type { Placed } from './course.ts';

/** Of the facts of a decision, what says where its conversation was put. */
const Facts = z.object({
  teamId: z.string().nullable(),
  isTierByHand: z.boolean(),
  priority: z.enum(priorities),
  category: z.string().nullable(),
  language: z.string().nullable(),
  network: z.string(),
});

type Stored = { conversation_id: string; facts: unknown; outcome: unknown; at: Date };

/** Where the rules had each of these conversations at a moment, as their decisions tell. */
export async function readPlaces(
  tx: Tx,
  conversationIds: readonly string[],
  { from, rulesAt }: { from: Date; rulesAt: (at: Date) => RoutingRules },
): Promise<ReadonlyMap<string, Placed>> {
  const { rows } = await sql<Stored>`
    select conversation_id, facts, outcome, at from decision
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[]) and policy_kind = 'routing' and at < ${from}
    order by conversation_id, at, id`.execute(tx);
  const found = new Map<string, Placed>();
  for (const { conversation_id: id, facts, outcome, at } of rows) {
    const [known, said] = [Facts.safeParse(facts).data, Outcome.safeParse(outcome).data];
    if (known && said) found.set(id, placedAfter(found.get(id) ?? null, known, said, rulesAt(at), at));
  }
  return found;
}

type Known = z.output<typeof Facts>;
type Said = z.output<typeof Outcome>;

function placedAfter(last: Placed | null, facts: Known, said: Said, { rules }: RoutingRules, at: Date): Placed {
  const rule = rules.find(({ id }) => id === said.rule?.id) ?? null;
  // What `given` and `lineOf` read of facts and decisions is kept of both.
  const decision = { ...said, rule } as unknown as RoutingDecision;
  const waits = said.choice.is === 'waits';
  return {
    ...given({ asking: { facts: facts as unknown as RoutingFacts, last }, decision }),
    ruleId: said.rule?.id ?? null,
    waitingSince: waits ? (last?.waitingSince ?? at) : null,
    because: said.choice.is === 'waits' ? said.choice.because : null,
    line: waits ? lineOf(decision, facts as unknown as RoutingFacts) : null,
    urgency: urgencyOf(facts),
  };
}

/** The turns that each rule's people had had at a moment, by its id: the later, the higher. */
export async function readTurnsBefore(tx: Tx, from: Date): Promise<Map<string, Map<string, number>>> {
  const { rows } = await sql<{ rule: string; agent: string }>`
    select outcome -> 'rule' ->> 'id' as rule, outcome -> 'choice' ->> 'agentId' as agent, max(id::text) as last from decision
    where workspace_id = ${tx.workspaceId} and policy_kind = 'routing' and at < ${from} and outcome -> 'choice' ->> 'is' = 'person'
    group by 1, 2 order by 3`.execute(tx);
  const turns = new Map<string, Map<string, number>>();
  for (const [n, { rule, agent }] of rows.entries())
    turns.set(rule, (turns.get(rule) ?? new Map<string, number>()).set(agent, n + 1));
  return turns;
}
