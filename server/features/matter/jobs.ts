import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { windowMs } from './propose.ts';

const everyMs = 600_000;
const batch = 5_000;

/** Forgets what can no longer be like anything new. */
export const pruneLikeness: Periodic = { name: 'matter.prune', everyMs, run: prune };

async function prune({ db, now }: Context, workspaceId: WorkspaceId): Promise<void> {
  for (let gone = batch; gone === batch; )
    gone = await db.inWorkspace(workspaceId, async (tx) => {
      const before = new Date(now().getTime() - windowMs);
      const { rows } = await sql`
        delete from message_likeness where workspace_id = ${workspaceId} and message_id in (
          select message_id from message_likeness where workspace_id = ${workspaceId} and at < ${before} limit ${batch})
        returning message_id`.execute(tx);
      return rows.length;
    });
}
