import { sql } from 'kysely';
import type { Priority } from '#contract/filter.ts';
import type { RoutingRules } from '#contract/routing.ts';
import type { Tx } from '#server/db/client.ts';

export type Load = { open: number; weight: number };

/** What these people hold open and what it weighs; who holds nothing is absent. Read by the index of assignees alone. */
export async function readLoads(
  tx: Tx,
  agentIds: readonly string[],
  weights: RoutingRules['weights'],
): Promise<ReadonlyMap<string, Load>> {
  const { rows } = await sql<{ agentId: string; priority: Priority; count: number }>`
    select assignee_id as "agentId", priority, count(*)::int as count from conversation
    where workspace_id = ${tx.workspaceId} and assignee_id = any(${agentIds}::uuid[]) and status = 'open'
      and merged_into is null
    group by assignee_id, priority`.execute(tx);
  const loads = new Map<string, Load>();
  for (const { agentId, priority, count } of rows) {
    const { open, weight } = loads.get(agentId) ?? { open: 0, weight: 0 };
    loads.set(agentId, { open: open + count, weight: weight + count * weights[priority] });
  }
  return loads;
}
