import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import { recompute, recomputeJob } from './recompute.ts';

/** A policy was switched on: what is open is read and timed by it. */
export const recomputeClocks = job({
  ...recomputeJob,
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId }) => recompute(context, workspaceId as WorkspaceId),
});
