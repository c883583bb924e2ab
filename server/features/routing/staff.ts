import { sql } from 'kysely';
import type { RoutingRules } from '#contract/routing.ts';
import type { Tier, WorkState } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import { isWorking, readLoads } from '#server/features/work/queries.ts';
import type { Staff } from './decide.ts';
import type { Person } from './people.ts';

type Stored = Omit<Person, 'isWorking'> & { state: WorkState; backAt: Date | null };

/**
 * Everybody who may work on conversations, with what they hold and whose turn it was. With `lock` nobody leaves until the
 * transaction ends.
 */
export async function readStaff(
  tx: Tx,
  { weights }: RoutingRules,
  { lock, now }: { lock: boolean; now: Date },
): Promise<Staff> {
  const { rows } = await sql<Stored>`
    select a.id, a.tier, a.languages, a.networks, a.topics, a.capacity, a.work_state as state, a.back_at as "backAt",
      array(select m.team_id from team_member m where m.workspace_id = a.workspace_id and m.agent_id = a.id) as "teamIds"
    from agent a
    where a.workspace_id = ${tx.workspaceId} and a.state = 'active' and a.shielded_at is null and exists (
      select from agent_role ar join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
      where ar.workspace_id = a.workspace_id and ar.agent_id = a.id and 'conversation.write' = any(r.permissions))
    order by a.id ${lock ? sql`for share of a` : sql``}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const loads = await readLoads(tx, ids, weights);
  return {
    people: rows.map(({ state, backAt, tier, ...one }) => ({
      ...one,
      tier: tier as Tier,
      isWorking: isWorking({ state, backAt }, now),
    })),
    loads: new Map([...loads].map(([id, { weight }]) => [id, weight])),
    turns: await readTurns(tx),
  };
}

async function readTurns(tx: Tx): Promise<Staff['turns']> {
  const { rows } = await sql<{ ruleId: string; agentId: string; n: number }>`
    select rule_id as "ruleId", agent_id as "agentId", n from routing_turn
    where workspace_id = ${tx.workspaceId}`.execute(tx);
  const turns: Staff['turns'] = new Map();
  for (const { ruleId, agentId, n } of rows) turns.set(ruleId, (turns.get(ruleId) ?? new Map()).set(agentId, n));
  return turns;
}
