import type { ConversationStatus, Priority } from '#contract/filter.ts';
import { randomFrom } from './random.ts';

/** What the generated workspace shall look like. Equal plans give equal workspaces, ids included. */
export type Plan = {
  seed: number;
  conversations: number;
  /** The newest moment in it. */
  until: Date;
  days: number;
  statuses: Readonly<Record<ConversationStatus, number>>;
  priorities: Readonly<Record<Priority, number>>;
  /** Shares of the unresolved conversations. */
  assigned: number;
  inTeam: number;
  /** Whether everything that happened is also recorded as events. */
  withEvents: boolean;
};

export const realisticPlan: Omit<Plan, 'until'> = {
  seed: 1,
  conversations: 1000,
  days: 90,
  statuses: { open: 8, pending: 5, on_hold: 2, snoozed: 3, resolved: 82 },
  priorities: { urgent: 3, high: 12, normal: 75, low: 10 },
  assigned: 0.6,
  inTeam: 0.7,
  withEvents: true,
};

/** Above this, history would double the time; the workspace then starts with its last state. */
export const mostWithEvents = 20_000;

export const generatedOrigin = 'generated';

/** People who answer in a generated workspace. */
export const agentNames = [
  'Aylin Demir',
  'Bruno Keller',
  'Carla Nunes',
  'Dario Conti',
  'Emma Lind',
  'Femi Ade',
  'Greta Holm',
  'Hiro Abe',
];
export const teamNames = ['Delivery', 'Billing', 'App'];

/** Accounts of the invented shop; the last one carries direct messages best. */
export const channelPlans = [
  { network: 'bluesky', handle: 'kettleandco.example' },
  { network: 'sandbox', handle: 'kettleandco' },
] as const;

/** Share of messages in each hour of the day, UTC: quiet at night, a peak in the evening. */
const hourWeights = [3, 2, 1.5, 1, 1, 1.5, 2.5, 4, 6, 7.5, 8, 8, 8, 7.5, 7, 7, 7.5, 8, 9, 9.5, 9, 7.5, 6, 4.5];
const weekendWeight = 0.7;

/**
 * Moments of the conversations in ascending order, hour by hour as customers write; some days are three times as loud
 * (an outage, a sale).
 */
export function openingTimes({ seed, conversations, until, days }: Plan): (n: number) => Date {
  const hourMs = 3_600_000;
  const start = Math.floor((until.getTime() - days * 24 * hourMs) / hourMs) * hourMs;
  const hours = Math.floor((until.getTime() - start) / hourMs);
  const reached: number[] = [];
  let sum = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    const at = new Date(start + hour * hourMs);
    const weekend = at.getUTCDay() % 6 === 0 ? weekendWeight : 1;
    const loud = randomFrom(seed, 'day', Math.floor(hour / 24)).chance(0.04) ? 3 : 1;
    sum += (hourWeights[at.getUTCHours()] ?? 1) * weekend * loud;
    reached.push(sum);
  }
  return (n) => {
    const wanted = ((n + 0.5) / conversations) * sum;
    const hour = firstAtLeast(reached, wanted);
    const before = reached[hour - 1] ?? 0;
    const within = (wanted - before) / ((reached[hour] ?? sum) - before);
    return new Date(Math.round(start + (hour + within) * hourMs));
  };
}

function firstAtLeast(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
