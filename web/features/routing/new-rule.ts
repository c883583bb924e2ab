import type { RoutingRule } from '#contract/routing.ts';

/** A rule for everything, given to whoever has the most room, under an id that no other has. */
export function newRule(rules: readonly RoutingRule[]): RoutingRule {
  let n = rules.length + 1;
  while (rules.some(({ id }) => id === `rule_${n}`)) n += 1;
  return {
    id: `rule_${n}`,
    name: '',
    when: {},
    teamId: null,
    tier: null,
    agentIds: [],
    topics: [],
    method: 'least_loaded',
    stickyDays: null,
    otherwise: 'wait',
  };
}
