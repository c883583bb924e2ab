import type { Periodic } from '../jobs/schedule.ts';
import { followAll } from './follow.ts';
import { subscribers } from './registry.ts';

const everyMs = 1_000;

/** Tells every subscriber what happened since it last looked. */
export const followEvents: Periodic = {
  name: 'events.follow',
  everyMs,
  run: (context, workspaceId) => followAll(context, workspaceId, subscribers),
};
