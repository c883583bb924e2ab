import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import { settleJob } from './commands.ts';
import { settleDeletion } from './settle.ts';

/** Erases whom a network asked us to forget. */
export const settle = job({
  ...settleJob,
  run: (context, { workspaceId, requestId }) =>
    // The job runner's mint: the row was written inside that workspace.
    settleDeletion(context, workspaceId as WorkspaceId, requestId),
});
