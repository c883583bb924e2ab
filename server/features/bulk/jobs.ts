import * as z from 'zod';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { enqueueWork, workJob } from './commands.ts';
import { workNext } from './work.ts';
import { workMacro } from './work-macro.ts';

/** How long one can look up what an action did and take it back, in ms. */
const keptMs = 30 * 86_400_000;

/** Works an action batch by batch until it has ended. */
export const workBulk = job({
  ...workJob,
  payload: z.object({ workspaceId: z.uuid(), bulkId: z.uuid() }),
  run: async (context, payload) => {
    const { db, now } = context;
    const { bulkId } = payload;
    // The job runner's mint: the row was written inside that workspace.
    const workspaceId = payload.workspaceId as WorkspaceId;
    const work = async () =>
      (await workMacro(context, workspaceId, bulkId)) ||
      db.inWorkspace(workspaceId, (tx) => workNext(tx, bulkId, now()));
    while (await work());
  },
});

/** Safety net: what a killed program left unfinished is queued again. */
export const sweepBulk: Periodic = {
  name: 'bulk.sweep',
  everyMs: 10_000,
  run: ({ db }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const left = await tx
        .selectFrom('bulk_action')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('state', 'in', ['running', 'cancelling'])
        .execute();
      for (const { id } of left) await enqueueWork(tx, id);
    }),
};

/** Forgets actions that nobody takes back any more. */
export const forgetBulk: Periodic = {
  name: 'bulk.forget',
  everyMs: 3_600_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      await tx
        .deleteFrom('bulk_action')
        .where('workspace_id', '=', workspaceId)
        .where('finished_at', '<', new Date(now().getTime() - keptMs))
        .execute();
    }),
};
