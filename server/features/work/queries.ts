import { sql } from 'kysely';
import type { StaffMember, WorkState } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { readLoads } from './loads.ts';

export { isWorking } from './attendance.ts';
export { readLoads } from './loads.ts';

type Stored = {
  id: string;
  tier: StaffMember['skills']['tier'];
  languages: string[];
  networks: string[];
  topics: string[];
  capacity: number | null;
  state: WorkState;
  since: Date;
  backAt: Date | null;
};

/** Everybody who can sign in and works in conversations, by name, or only these; what they hold is counted. */
export async function readStaff(tx: Tx, only: readonly string[] | null = null): Promise<StaffMember[]> {
  const { rows } = await sql<Stored>`
    select id, tier, languages, networks, topics, capacity, work_state as state, work_since as since, back_at as "backAt"
    from agent a where workspace_id = ${tx.workspaceId} and state = 'active' and exists (
        select from agent_role ar join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
        where ar.workspace_id = a.workspace_id and ar.agent_id = a.id and 'inbox.read' = any(r.permissions))
      and (${only}::uuid[] is null or id = any(${only}::uuid[]))
    order by lower(name), id`.execute(tx);
  const { body } = await readActive(tx, 'routing');
  const loads = await readLoads(
    tx,
    rows.map(({ id }) => id),
    body.weights,
  );
  return rows.map(({ id, state, since, backAt, ...skills }) => ({
    agentId: id,
    skills,
    attendance: { state, since: since.toISOString(), backAt: backAt?.toISOString() ?? null },
    open: loads.get(id)?.open ?? 0,
    load: loads.get(id)?.weight ?? 0,
    most: skills.capacity ?? body.capacity,
  }));
}

/** One of them. Throws `not_found`. */
export async function getStaffMember(tx: Tx, agentId: string): Promise<StaffMember> {
  const [found] = await readStaff(tx, [agentId]);
  if (!found) throw notFound('agent');
  return found;
}
