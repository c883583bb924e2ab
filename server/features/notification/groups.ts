import { sql } from 'kysely';
import type { Alert } from '#contract/alerts.ts';
import type { Tx } from '#server/db/client.ts';
import { whoIsOnCall } from '#server/features/rota/queries.ts';
import { readLeads } from './leads.ts';
import type { Groups } from './whom-to-tell.ts';

/** Whom the teams and rotas that are named are made of at a moment. */
export async function readGroups(
  tx: Tx,
  alerts: Readonly<Record<string, Pick<Alert, 'teams' | 'rotas'>>>,
  now: Date,
): Promise<Groups> {
  const rows = Object.values(alerts);
  const members = await readMembers(tx, [...new Set(rows.flatMap(({ teams }) => teams))]);
  const onCall = new Map<string, string[]>();
  for (const rotaId of new Set(rows.flatMap(({ rotas }) => rotas))) {
    const shift = await whoIsOnCall(tx, rotaId, now);
    onCall.set(rotaId, shift ? [shift.agentId] : []);
  }
  return {
    leadsOf: await readLeads(tx),
    membersOf: (teamId) => members.get(teamId) ?? [],
    onCall: (rotaId) => onCall.get(rotaId) ?? [],
  };
}

async function readMembers(tx: Tx, teamIds: readonly string[]): Promise<Map<string, string[]>> {
  if (teamIds.length === 0) return new Map();
  const { rows } = await sql<{ teamId: string; agentIds: string[] }>`
    select team_id as "teamId", array_agg(agent_id) as "agentIds" from team_member
    where workspace_id = ${tx.workspaceId} and team_id = any(${teamIds}::uuid[]) group by team_id`.execute(tx);
  return new Map(rows.map(({ teamId, agentIds }) => [teamId, agentIds]));
}
