import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { readFamily } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

type Merged = { intoId: string; mergeId: string; now: Date };

/** What was proposed about two that are one now has its answer. */
export async function settleInside(tx: Tx, viewer: Viewer, { intoId, mergeId, now }: Merged): Promise<void> {
  const family = await readFamily(tx, intoId);
  await sql`
    update matter_proposal set state = 'accepted', merge_id = ${mergeId}, settled_at = ${now}, settled_by = ${viewer.agentId}
    where workspace_id = ${tx.workspaceId} and state = 'waiting'
      and one_id = any(${family}::uuid[]) and other_id = any(${family}::uuid[])`.execute(tx);
}

/** The merge that answered it was undone. */
export async function waitAgain(tx: Tx, mergeId: string): Promise<void> {
  await sql`
    update matter_proposal set state = 'waiting', merge_id = null, settled_at = null, settled_by = null
    where workspace_id = ${tx.workspaceId} and merge_id = ${mergeId}`.execute(tx);
}
