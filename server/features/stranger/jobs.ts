import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { drawSample } from './sample.ts';

const everyMs = 3_600_000;
const dayMs = 86_400_000;
const batch = 5_000;

/** Draws each week's sample, and forgets first words that nothing new can be the same as. */
export const sampleAside: Periodic = { name: 'stranger.sample', everyMs, run };

async function run({ db, now }: Context, workspaceId: WorkspaceId): Promise<void> {
  await db.inWorkspace(workspaceId, (tx) => drawSample(tx, now()));
  for (let gone = batch; gone === batch; )
    gone = await db.inWorkspace(workspaceId, async (tx) => {
      const { rows } = await sql`
        delete from first_words where (workspace_id, digest, profile_id) in (
          select workspace_id, digest, profile_id from first_words
          where workspace_id = ${workspaceId} and said_at < ${new Date(now().getTime() - dayMs)} limit ${batch})
        returning digest`.execute(tx);
      return rows.length;
    });
}
