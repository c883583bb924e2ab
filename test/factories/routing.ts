import type { RoutingRule } from '#contract/routing.ts';

/** A rule that takes everything and shares it by load. */
export const aRoutingRule = (changes: Partial<RoutingRule> = {}): RoutingRule => ({
  id: 'everything',
  name: 'Everything',
  when: {},
  teamId: null,
  tier: null,
  agentIds: [],
  topics: [],
  method: 'least_loaded',
  stickyDays: null,
  otherwise: 'wait',
  ...changes,
});
