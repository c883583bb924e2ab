import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { understandWaiting } from './understand.ts';
import { understandJob, wakeUnderstanding } from './waiting.ts';

/** Works off what waits to be understood in a workspace, batch by batch. */
export const understandMessages = job({
  ...understandJob,
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId }) => understandWaiting(context, workspaceId as WorkspaceId),
});

/** Safety net: what a killed program, or a lock, left waiting is queued again. */
export const sweepVerdicts: Periodic = {
  name: 'verdict.sweep',
  everyMs: 10_000,
  run: ({ db }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const left = await tx
        .selectFrom('verdict_wait')
        .select('message_id')
        .where('workspace_id', '=', workspaceId)
        .limit(1)
        .executeTakeFirst();
      if (left) await wakeUnderstanding(tx);
    }),
};
