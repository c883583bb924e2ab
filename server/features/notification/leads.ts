import { sql } from 'kysely';
import type { RoleKey } from '#contract/permissions.ts';
import type { Tx } from '#server/db/client.ts';
import type { Groups } from './whom-to-tell.ts';

/** Leads and owners who can sign in, by team: those of a team, else of the workspace, else its owners. */
export async function readLeads(tx: Tx): Promise<Groups['leadsOf']> {
  const { rows } = await sql<{ id: string; role: RoleKey; teams: string[] }>`
    select a.id, r.role_key as role, array(
      select m.team_id from team_member m where m.workspace_id = a.workspace_id and m.agent_id = a.id) as teams
    from agent a join agent_role r on r.workspace_id = a.workspace_id and r.agent_id = a.id
    where a.workspace_id = ${tx.workspaceId} and a.state = 'active' and r.role_key in ('lead', 'owner')
    order by a.id`.execute(tx);
  const leads = rows.filter(({ role }) => role === 'lead');
  const everywhere = (leads.length > 0 ? leads : rows).map(({ id }) => id);
  return (teamId) => {
    const own = teamId === null ? [] : rows.filter(({ teams }) => teams.includes(teamId)).map(({ id }) => id);
    return own.length > 0 ? own : everywhere;
  };
}
