import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

export type Rank = { role: string | null; tier: number; name: string; signOff: string; isShielded: boolean };

/** What there is of nobody: an API key, or somebody who is gone. */
export const noRank: Rank = { role: null, tier: 1, name: '', signOff: '', isShielded: false };

/** A colleague's role and tier, and how they sign. */
export async function readRank(tx: Tx, agentId: string): Promise<Rank> {
  const { rows } = await sql<Rank>`
    select a.name, a.sign_off as "signOff", a.shielded_at is not null as "isShielded", (select min(ar.role_key) from agent_role ar where ar.workspace_id = a.workspace_id and ar.agent_id = a.id) as role, a.tier
    from agent a where a.workspace_id = ${tx.workspaceId} and a.id = ${agentId}`.execute(tx);
  return rows[0] ?? noRank;
}
