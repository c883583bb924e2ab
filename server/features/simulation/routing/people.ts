import type { RoutingDoubt } from '#contract/simulation.ts';
import type { WorkState } from '#contract/work.ts';
import type { SeenEvent } from '#server/events/subscriber.ts';
import type { Person } from '#server/features/routing/queries.ts';

/** Somebody as they were at a moment. */
export type Someone = Omit<Person, 'isWorking'> & {
  /** They can sign in, and their role lets them work on conversations. */
  isActive: boolean;
  mayWork: boolean;
  state: WorkState;
  /** Since when they are in this state. */
  since: Date;
  backAt: Date | null;
  timeZone: string;
};

/** Something about somebody became otherwise. */
export type PersonChange = Pick<SeenEvent, 'position' | 'type' | 'actorKind'> & {
  at: Date;
  agentId: string;
  change: Partial<Someone>;
};

/** Who there was at the beginning of a period, and what became otherwise in it. */
export type PeoplePast = {
  first: readonly Someone[];
  changes: readonly PersonChange[];
  /** Until then somebody's skills are not known: what they were was not kept when they were changed. */
  skillsKnownFrom: Date | null;
};

/** Pure: why what the rules said at a moment cannot be said again. */
export const doubtAt = ({ skillsKnownFrom }: PeoplePast, at: Date): RoutingDoubt | null =>
  skillsKnownFrom !== null && at < skillsKnownFrom ? 'skills' : null;
