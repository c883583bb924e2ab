import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { enqueueTrial, trialJob } from './trial/commands.ts';
import { runTrial } from './trial/run.ts';

/** A trial that no program touched for so long was left lying, in ms. */
const lyingMs = 60_000;
/** How long a result can be looked up, in ms. */
const keptMs = 90 * 86_400_000;

/** Tries a policy on the past. */
export const tryTriage = job({
  ...trialJob,
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId, trialId }) => runTrial(context, workspaceId as WorkspaceId, trialId),
});

/** Safety net: what a killed program left unfinished goes on; results that speak of long ago are forgotten. */
export const sweepTrials: Periodic = {
  name: 'triage.sweep',
  everyMs: 10_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      await tx
        .deleteFrom('triage_trial')
        .where('workspace_id', '=', workspaceId)
        .where('finished_at', '<', new Date(now().getTime() - keptMs))
        .execute();
      const left = await tx
        .selectFrom('triage_trial')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('state', 'in', ['running', 'cancelling'])
        .where('touched_at', '<', new Date(now().getTime() - lyingMs))
        .execute();
      for (const { id } of left) await enqueueTrial(tx, id);
    }),
};
