import type { Periodic } from '#server/jobs/schedule.ts';
import { endAbsences } from './commands.ts';

/** Being away ends within this time of its moment, in ms; who asks meanwhile is told that it has ended. */
const everyMs = 2_000;

export const returnToWork: Periodic = {
  name: 'work.return',
  everyMs,
  run: ({ db, now }, workspaceId) => db.inWorkspace(workspaceId, (tx) => endAbsences(tx, now())),
};
