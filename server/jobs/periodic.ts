import { followEvents } from '../events/jobs.ts';
import { signHeads } from '../features/audit/jobs.ts';
import { forgetBulk, sweepBulk } from '../features/bulk/jobs.ts';
import { inspectDue, pollDue, recheckDue } from '../features/channel/jobs.ts';
import { endSnoozes } from '../features/conversation/jobs.ts';
import { sweepDispatches } from '../features/dispatch/jobs.ts';
import { forgetCounts, lookEmerging } from '../features/emerging/jobs.ts';
import { countFigures } from '../features/figure/jobs.ts';
import { makePartitions, sweepPending } from '../features/intake/jobs.ts';
import { pruneLikeness } from '../features/matter/jobs.ts';
import { pruneContext } from '../features/message/jobs.ts';
import { sweepReruns } from '../features/model/jobs.ts';
import { forgetNotices } from '../features/notification/jobs.ts';
import { startPolicies } from '../features/policy/jobs.ts';
import { findLongAway } from '../features/routing/jobs.ts';
import { forgetSimulations, sweepSimulations } from '../features/simulation/jobs.ts';
import { sampleAside } from '../features/stranger/jobs.ts';
import { suggestThemes, sweepRelabels } from '../features/taxonomy/jobs.ts';
import { sweepTrials } from '../features/triage/jobs.ts';
import { sweepVerdicts } from '../features/verdict/jobs.ts';
import { returnToWork } from '../features/work/jobs.ts';
import type { Periodic } from './schedule.ts';

/** Everything that recurs. */
export const periodicTasks: readonly Periodic[] = [
  sweepPending,
  makePartitions,
  pollDue,
  recheckDue,
  inspectDue,
  signHeads,
  sweepDispatches,
  endSnoozes,
  pruneContext,
  sweepBulk,
  forgetBulk,
  followEvents,
  pruneLikeness,
  forgetNotices,
  startPolicies,
  returnToWork,
  findLongAway,
  sweepSimulations,
  forgetSimulations,
  sweepVerdicts,
  sampleAside,
  sweepReruns,
  sweepTrials,
  sweepRelabels,
  suggestThemes,
  lookEmerging,
  forgetCounts,
  countFigures,
];
