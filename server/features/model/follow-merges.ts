import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Messages a transaction: few enough for a short lock. */
const batchSize = 1_000;

/** Has what was told by the name of an entry that became part of another bear the other's, batch by batch. */
export async function followMerges({ db }: Pick<Context, 'db'>, workspaceId: WorkspaceId): Promise<void> {
  const { entries } = await db.inWorkspace(workspaceId, async (tx) => (await readActive(tx, 'taxonomy')).body);
  for (const { id, kind, mergedInto } of entries) {
    if (mergedInto === null) continue;
    await db.inWorkspace(workspaceId, (tx) =>
      sql`update verdict_correction set label = ${mergedInto}
        where workspace_id = ${workspaceId} and task = ${kind} and label = ${id}`.execute(tx),
    );
    for (let left = true; left; )
      left = await db.inWorkspace(workspaceId, async (tx) => {
        const { numAffectedRows = 0n } = await sql`
          update verdict set labels = jsonb_set(labels, array[${kind}::text], to_jsonb(${mergedInto}::text))
          where workspace_id = ${workspaceId} and message_id in (
            select message_id from verdict where workspace_id = ${workspaceId} and labels ->> ${kind}::text = ${id} limit ${batchSize})`.execute(
          tx,
        );
        return numAffectedRows === BigInt(batchSize);
      });
  }
}
