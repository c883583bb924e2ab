import type { Periodic } from './schedule.ts';

/** Everything that recurs. */
export const periodicTasks: Periodic[] = [];
