import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueue, job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { giveBack, leaveJob, listLongAway } from './leaving.ts';
import { takeUpAll, takeUpJob } from './waiting.ts';

// In both the job runner's mint: the row was written inside that workspace.

/** Somebody left: what they hold goes back, where the policy says so. */
export const leave = job({
  ...leaveJob,
  run: (context, { workspaceId, agentId }) => giveBack(context, workspaceId as WorkspaceId, agentId),
});

/** What waits is looked at again. */
export const takeUpWaiting = job({
  ...takeUpJob,
  run: (context, { workspaceId }) => takeUpAll(context, workspaceId as WorkspaceId),
});

const everyMs = 15_000;

/** Finds who has been away for too long to keep what they hold. */
export const findLongAway: Periodic = {
  name: 'routing.away',
  everyMs,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      for (const agentId of await listLongAway(tx, now()))
        await enqueue(tx, leaveJob, { workspaceId, agentId }, { key: `${workspaceId}:${agentId}` });
    }),
};
