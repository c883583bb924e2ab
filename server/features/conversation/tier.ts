import type { Tier } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';

/**
 * Who has a conversation once it is of that tier: who was named, else whoever has it if they are of that tier, or above,
 * else nobody. Absent: as it is.
 */
export async function keeperAt(
  tx: Tx,
  tier: Tier,
  current: string | null,
  named: string | null | undefined,
): Promise<{ assigneeId?: string | null }> {
  if (named !== undefined) return { assigneeId: named };
  if (current === null) return {};
  const agent = await tx
    .selectFrom('agent')
    .select('tier')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', current)
    .executeTakeFirst();
  return agent && agent.tier >= tier ? {} : { assigneeId: null };
}
