import * as z from 'zod';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { enqueueWork, simulateJob } from './commands.ts';
import { runSimulation } from './run.ts';

/** One that no program touched for so long was left lying, in ms. */
const lyingMs = 60_000;
/** How long a result can be looked up, in ms. */
const keptMs = 90 * 86_400_000;

/** Replays what a simulation asks for, from its beginning. */
export const simulate = job({
  ...simulateJob,
  payload: z.object({ workspaceId: z.uuid(), simulationId: z.uuid() }),
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId, simulationId }) => runSimulation(context, workspaceId as WorkspaceId, simulationId),
});

/** Safety net: what a killed program left unfinished begins anew. */
export const sweepSimulations: Periodic = {
  name: 'simulation.sweep',
  everyMs: 10_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const left = await tx
        .selectFrom('simulation')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('state', 'in', ['running', 'cancelling'])
        .where('touched_at', '<', new Date(now().getTime() - lyingMs))
        .execute();
      for (const { id } of left) await enqueueWork(tx, id);
    }),
};

/** Forgets results that speak of long ago. */
export const forgetSimulations: Periodic = {
  name: 'simulation.forget',
  everyMs: 3_600_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      await tx
        .deleteFrom('simulation')
        .where('workspace_id', '=', workspaceId)
        .where('finished_at', '<', new Date(now().getTime() - keptMs))
        .execute();
    }),
};
