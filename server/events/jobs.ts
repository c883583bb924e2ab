import type { Periodic } from '../jobs/schedule.ts';
import { catchUp } from './follow.ts';
import { subscribers } from './registry.ts';

const everyMs = 1_000;

/** Tells every subscriber what happened since it last looked. */
export const followEvents: Periodic = {
  name: 'events.follow',
  everyMs,
  run: async (context, workspaceId) => {
    for (const subscriber of subscribers) await catchUp(context, workspaceId, subscriber);
  },
};
