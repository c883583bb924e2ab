import type { Restraint } from '#contract/restraint.ts';
import type { Tx } from '#server/db/client.ts';

/** By which accounts of ours each of these profiles is blocked or muted, oldest first. */
export async function readRestraints(tx: Tx, profileIds: readonly string[]): Promise<Map<string, Restraint[]>> {
  if (profileIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('restraint as r')
    .innerJoin('channel as c', (join) =>
      join.onRef('c.workspace_id', '=', 'r.workspace_id').onRef('c.id', '=', 'r.channel_id'),
    )
    .select(['r.profile_id', 'r.kind', 'c.handle', 'r.since', 'r.agent_id'])
    .where('r.workspace_id', '=', tx.workspaceId)
    .where('r.profile_id', 'in', profileIds)
    .orderBy('r.since')
    .execute();
  const byProfile = Map.groupBy(rows, (row) => row.profile_id);
  return new Map([...byProfile].map(([profileId, some]) => [profileId, some.map(toRestraint)]));
}

function toRestraint(row: { kind: string; handle: string; since: Date; agent_id: string | null }): Restraint {
  return {
    kind: row.kind as Restraint['kind'],
    channelHandle: row.handle,
    since: row.since.toISOString(),
    agentId: row.agent_id,
  };
}
