import { sql } from 'kysely';
import * as z from 'zod';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { sendTelling } from './send.ts';
import { sendJob } from './tellings.ts';

/** Makes one try of one message that leaves the house. */
export const sendNotification = job({
  ...sendJob,
  payload: z.object({ workspaceId: z.uuid(), tellingId: z.uuid(), attempt: z.number() }),
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId, ...telling }) => sendTelling(context, workspaceId as WorkspaceId, telling),
});

/** How long one can look up what one was told, in ms. */
const keptMs = 30 * 86_400_000;
const atOnce = 5_000;

/** Forgets what was told so long ago that nobody looks it up. */
export const forgetNotices: Periodic = {
  name: 'notification.forget',
  everyMs: 3_600_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const before = new Date(now().getTime() - keptMs);
      await sql`
        delete from notice where workspace_id = ${workspaceId} and id in (
          select id from notice where workspace_id = ${workspaceId} and at < ${before} limit ${atOnce})`.execute(tx);
      await sql`
        delete from telling where workspace_id = ${workspaceId} and id in (
          select id from telling where workspace_id = ${workspaceId} and created_at < ${before} limit ${atOnce})`.execute(
        tx,
      );
    }),
};
