import { priorities } from '#contract/filter.ts';
import type { RoutingDecision, RoutingFacts } from './decide.ts';

/** What was not looked at yet, since other rules were switched on. */
export const newLine = '';

/** Pure: conversations that wait for the same people stand in one line. */
export function lineOf({ rule, teamId, tier }: RoutingDecision, { language, network, category }: RoutingFacts): string {
  return [rule?.id, teamId, tier, language, network, rule?.topics.length ? null : category].join('|');
}

/** Pure: the more pressing, the smaller. */
export const urgencyOf = ({ priority }: Pick<RoutingFacts, 'priority'>): number => priorities.indexOf(priority);
