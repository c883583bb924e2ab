import type { Periodic } from '#server/jobs/schedule.ts';
import { signNewestHead } from './commands.ts';

/** Every hour the newest link of each chain is signed and written outside the database. */
export const signHeads: Periodic = {
  name: 'audit.signHeads',
  everyMs: 3_600_000,
  run: async (context, workspaceId) => {
    await signNewestHead(context, workspaceId, context.now());
  },
};
