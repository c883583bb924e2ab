import type { RoutingConditions } from '#contract/routing.ts';
import { type Asked, asked } from '#server/features/priority/queries.ts';
import type { RoutingFacts } from './decide.ts';

/** Those of the priority matrix, and what is known once it was read. */
export const conditions: Asked<RoutingConditions, RoutingFacts> = {
  ...asked,
  categories: (wanted, { category }) => category !== null && wanted.includes(category) && category,
  priorities: (wanted, { priority }) => wanted.includes(priority) && priority,
  tags: (wanted, { tags }) => wanted.find((one) => tags.includes(one)) ?? false,
  tiers: (wanted, { tier }) => wanted.includes(tier) && String(tier),
};
