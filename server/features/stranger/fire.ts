import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { findStanding } from './rows.ts';
import { bringBack } from './set-aside.ts';

const batchSize = 100;

/** Takes requests of a workspace into the inbox that nobody looked at in time. */
export async function fireAdmissions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  workspaceId: WorkspaceId,
): Promise<void> {
  for (let seen = batchSize; seen === batchSize; )
    seen = await db.inWorkspace(workspaceId, async (tx) => {
      const at = now();
      const { rows } = await sql<{ id: string }>`
        select conversation_id as id from set_aside
        where workspace_id = ${workspaceId} and admit_at <= ${at} and ended_at is null
        order by conversation_id limit ${batchSize}`.execute(tx);
      // Somebody may have looked at it since it was read.
      for (const { id } of rows) if (await findStanding(tx, id)) await bringBack(tx, systemActor, id, 'admitted', at);
      return rows.length;
    });
}
