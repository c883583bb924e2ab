import type { ConversationStatus } from '#contract/filter.ts';
import type { RoutingDoubt } from '#contract/simulation.ts';
import type { Tier } from '#contract/work.ts';
import type { SeenEvent } from '#server/events/subscriber.ts';
import type { Placement } from '#server/features/routing/queries.ts';
import { newestOf } from '#server/features/verdict/queries.ts';
import { labelsAt, type Past, personAt, type Said, textAt } from '../past.ts';
import type { Reading } from '../replay.ts';

/** Where the rules have a conversation, and in which line it waits. */
export type Placed = Placement & { line: string | null; urgency: number };

/** How a conversation stands for the rules, beside what is said in it. */
export type Stand = {
  status: ConversationStatus;
  isMerged: boolean;
  assigneeId: string | null;
  teamId: string | null;
  tier: Tier;
  tags: readonly string[];
  /** Who had it and gave it back. */
  not: readonly string[];
  placed: Placed | null;
};

/** What people and customers did with a conversation, as an event of the chain tells it. */
export type Act = Pick<SeenEvent, 'position' | 'type' | 'actorKind'> & { at: Date } & (
    | { what: 'said' }
    | { what: 'status'; status: ConversationStatus }
    /** By a person; `teamId` only where it became another. */
    | { what: 'handed'; from: string | null; to: string | null; teamId?: string | null }
    | { what: 'tier'; tier: Tier }
    | { what: 'tagged'; added: readonly string[]; removed: readonly string[] }
    | { what: 'merged' }
    | { what: 'absorbed'; status: ConversationStatus }
  );

/** Who had a conversation from a moment on, as it is written. */
export type Holder = { at: Date; agentId: string | null; isByRules: boolean };

/** A clock of the period that became late. */
export type Breach = { at: Date; isAtNight: boolean };

/** What one set of policies made of a conversation before the rules of routing see it. */
export type Understood = { readings: readonly Reading[]; breaches: readonly Breach[] };

/** A conversation as the rules of routing could see it from the beginning of a period on. */
export type Course = {
  id: string;
  number: number;
  network: string;
  language: string | null;
  /** Whose it is, over all their profiles. */
  customer: string;
  openedAt: Date;
  /** At the beginning of the period, or when it was opened in it. */
  first: Stand;
  acts: readonly Act[];
  /** Who had it, as it is written, since ever. */
  holders: readonly Holder[];
  doubt: RoutingDoubt | null;
  past: Pick<Past, 'person' | 'personChangedAt' | 'seenPersons'>;
  /** What the customer said, oldest first. */
  heard: readonly Said[];
  now: Understood;
  draft: Understood;
};

/** The rules read what was said lately: older messages had their say when they came. */
const mostMessages = 10;

/** Pure: what was said that could be seen at a moment, the newest first. */
export function heardAt({ heard }: Course, at: Date): Said[] {
  const found: Said[] = [];
  for (let n = heard.length - 1; n >= 0 && found.length < mostMessages; n -= 1) {
    const said = heard[n];
    if (said && said.knownAt <= at && (said.deletedAt === null || said.deletedAt > at)) found.push(said);
  }
  return found;
}

/** Pure: what the rules may know of the customer and their words at a moment. */
export function spokenFacts(course: Course, at: Date) {
  const heard = heardAt(course, at);
  return {
    network: course.network,
    language: course.language,
    stage: heard[0]?.stage ?? ('public' as const),
    labels: newestOf(heard.map((said) => labelsAt(said, at))),
    text: heard.map((said) => textAt(said, at)).join('\n'),
    ...personAt(course.past, at),
  };
}

/** Pure: when its customer last wrote. */
export function lastInboundAt({ heard }: Course, at: Date): Date | null {
  const known = heard.filter(({ knownAt }) => knownAt <= at);
  return known.reduce<Date | null>(
    (last, { occurredAt }) => (last === null || occurredAt > last ? occurredAt : last),
    null,
  );
}

/** Pure: how a conversation stands after what somebody did. Who gave it back while there were rules is noted. */
export function standAfter(stand: Stand, act: Act, areThereRules: boolean): Partial<Stand> {
  switch (act.what) {
    case 'status':
    case 'absorbed':
      return { status: act.status };
    case 'tier':
      return { tier: act.tier };
    case 'tagged':
      return { tags: [...stand.tags.filter((one) => !act.removed.includes(one)), ...act.added] };
    case 'merged':
      return { isMerged: true };
    case 'handed': {
      const isGivenBack = areThereRules && act.actorKind !== 'system' && act.from !== null && act.to === null;
      return {
        assigneeId: act.to,
        ...(act.teamId === undefined ? {} : { teamId: act.teamId }),
        ...(isGivenBack && act.from ? { not: [...new Set([...stand.not, act.from])] } : {}),
      };
    }
    default:
      return {};
  }
}
