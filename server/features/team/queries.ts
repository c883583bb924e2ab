import { sql } from 'kysely';
import type { Team } from '#contract/people.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';

/** The teams by name, with who is in each. */
export async function listTeams(tx: Tx): Promise<Team[]> {
  const { rows } = await sql<{ id: string; name: string; agent_ids: string[] }>`
    select t.id, t.name,
      array(select m.agent_id from team_member m where m.workspace_id = t.workspace_id and m.team_id = t.id) as agent_ids
    from team t where t.workspace_id = ${tx.workspaceId} order by lower(t.name), t.id`.execute(tx);
  return rows.map((row) => ({ id: row.id, name: row.name, agentIds: row.agent_ids }));
}

/** One team. Throws AppError `not_found`. */
export async function getTeam(tx: Tx, teamId: string): Promise<Team> {
  const team = (await listTeams(tx)).find(({ id }) => id === teamId);
  if (!team) throw notFound('team');
  return team;
}
