import { acknowledge } from '../features/acknowledgement/jobs.ts';
import { fetchAttachments } from '../features/attachment/jobs.ts';
import { workBulk } from '../features/bulk/jobs.ts';
import { inspect, poll, recheck } from '../features/channel/jobs.ts';
import { recomputeClocks } from '../features/clock/jobs.ts';
import { confirmStop, confirmWish, forgetErased } from '../features/contact/jobs.ts';
import { settle } from '../features/deletion/jobs.ts';
import { drainDispatches } from '../features/dispatch/jobs.ts';
import { drain, named } from '../features/intake/jobs.ts';
import { judgeAgain, learnCorrections } from '../features/model/jobs.ts';
import { sendNotification } from '../features/notification/jobs.ts';
import { leave, takeUpWaiting } from '../features/routing/jobs.ts';
import { simulate } from '../features/simulation/jobs.ts';
import { relabelMessages } from '../features/taxonomy/jobs.ts';
import { tryTriage } from '../features/triage/jobs.ts';
import { understandMessages } from '../features/verdict/jobs.ts';
import type { AnyJob } from './job.ts';

/** Every job the program can run. */
export const jobs: readonly AnyJob[] = [
  drain,
  named,
  poll,
  recheck,
  inspect,
  drainDispatches,
  fetchAttachments,
  forgetErased,
  settle,
  confirmStop,
  confirmWish,
  workBulk,
  sendNotification,
  recomputeClocks,
  acknowledge,
  leave,
  takeUpWaiting,
  simulate,
  understandMessages,
  learnCorrections,
  judgeAgain,
  tryTriage,
  relabelMessages,
];
