import type { Periodic } from '#server/jobs/schedule.ts';
import { forgetOldCounts } from './count.ts';
import { lookForEmerging } from './look.ts';

/** Looks for what grows: within a minute of a burst, and at least once an hour for what is back to usual. */
export const lookEmerging: Periodic = {
  name: 'emerging.look',
  everyMs: 60_000,
  run: ({ db, now }, workspaceId) => db.inWorkspace(workspaceId, (tx) => lookForEmerging(tx, now())),
};

/** Forgets counts that tell nothing of what is usual any more. */
export const forgetCounts: Periodic = {
  name: 'emerging.forget',
  everyMs: 3_600_000,
  run: async ({ db, now }, workspaceId) => {
    while (await db.inWorkspace(workspaceId, (tx) => forgetOldCounts(tx, now())));
  },
};
