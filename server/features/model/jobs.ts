import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueue, job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { learnFromCorrections } from './learn.ts';
import { learnJob } from './learning.ts';
import { rerun } from './rerun.ts';
import { rerunJob } from './rerun-rows.ts';

/** A re-run that no program touched for so long was left lying, in ms. */
const lyingMs = 60_000;

/** Learns what was corrected. */
export const learnCorrections = job({
  ...learnJob,
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId }) => learnFromCorrections(context, workspaceId as WorkspaceId),
});

/** Judges the past again. */
export const judgeAgain = job({
  ...rerunJob,
  // As above.
  run: (context, { workspaceId, rerunId }) => rerun(context, workspaceId as WorkspaceId, rerunId),
});

/** Safety net: what a killed program left unfinished goes on. */
export const sweepReruns: Periodic = {
  name: 'model.sweep',
  everyMs: 10_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const left = await tx
        .selectFrom('rerun')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('state', 'in', ['running', 'cancelling'])
        .where('touched_at', '<', new Date(now().getTime() - lyingMs))
        .execute();
      for (const { id } of left) await enqueue(tx, rerunJob, { workspaceId, rerunId: id }, { key: id });
    }),
};
