import type { Tx } from '#server/db/client.ts';
import { type Sealable, sealNow } from './trace.ts';
import { findAsked, isGiven, type Part } from './whole.ts';

/**
 * Whether the gate's last run let through exactly what this dispatch would send now. Of a thread that a second person was
 * asked about, a part leaves only while they let exactly all of it through.
 */
export async function hasPassed(tx: Tx, kept: Sealable & Part): Promise<boolean> {
  const last = await tx
    .selectFrom('gate_trace')
    .select(['outcome', 'seal'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('dispatch_id', '=', kept.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.outcome !== 'passed' || !last.seal.equals(await sealNow(tx, kept))) return false;
  const asked = kept.chain_id === null ? undefined : await findAsked(tx, kept);
  return asked === undefined || isGiven(tx, asked);
}
