import type { Periodic } from '#server/jobs/schedule.ts';
import { activateDue } from './commands.ts';

/** Policies begin to hold within this time of the moment they were scheduled for, in ms. */
const everyMs = 5_000;

export const startPolicies: Periodic = {
  name: 'policy.start',
  everyMs,
  run: ({ db, now }, workspaceId) => db.inWorkspace(workspaceId, (tx) => activateDue(tx, now())),
};
