import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import { answerJob, answerOutOfHours } from './answer.ts';

export const acknowledge = job({
  ...answerJob,
  run: (context, { workspaceId, ...wanted }) =>
    context.db.inWorkspace(workspaceId as WorkspaceId, (tx) => answerOutOfHours(tx, wanted, context)),
});
