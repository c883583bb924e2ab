import type { Job } from './job.ts';

/** Every job the program can run. */
export const jobs: Job[] = [];
