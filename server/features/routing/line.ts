import { priorities } from '#contract/filter.ts';
import type { RoutingRules } from '#contract/routing.ts';
import type { RoutingDecision, RoutingFacts } from './decide.ts';
import type { Asking } from './facts.ts';

/** Of each line so many are looked at in one go, and so many of all: one line that nobody can take holds up no other. */
export const mostOfLine = 20;
export const mostAtOnce = 500;

/** What was not looked at yet, since other rules were switched on. */
export const newLine = '';

/** Pure: conversations that wait for the same people stand in one line. */
export function lineOf({ rule, teamId, tier }: RoutingDecision, { language, network, category }: RoutingFacts): string {
  return [rule?.id, teamId, tier, language, network, rule?.topics.length ? null : category].join('|');
}

/** Pure: the more pressing, the smaller. */
export const urgencyOf = ({ priority }: Pick<RoutingFacts, 'priority'>): number => priorities.indexOf(priority);

const since = ({ last, lastInboundAt }: Asking) => (last?.waitingSince ?? lastInboundAt)?.getTime() ?? 0;

/** Pure: who is looked at first: the most pressing, then the longest waiting. */
export function byTurn(a: Asking, b: Asking): number {
  return (
    urgencyOf(a.facts) - urgencyOf(b.facts) || since(a) - since(b) || (a.conversationId < b.conversationId ? -1 : 1)
  );
}

/** Pure: how far back, in days, any of the rules asks who answered; null when none does. */
export function farthest({ rules }: RoutingRules): number | null {
  const days = rules.flatMap(({ stickyDays }) => stickyDays ?? []);
  return days.length === 0 ? null : Math.max(...days);
}
