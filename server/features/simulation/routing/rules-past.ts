import type { RoutingRules } from '#contract/routing.ts';
import type { PolicyHistory } from '../policies.ts';
import type { RulesPast } from './route-again.ts';

type Period = { from: Date; to: Date };

/** Pure: the rules of routing that held at a moment. */
export function rulesAt(history: PolicyHistory, at: Date): RoutingRules {
  const held = history.findLast(({ from }) => from <= at) ?? history[0];
  if (!held) throw new Error('A history of policies begins with those that held since ever.');
  return held.policies.routing.body;
}

/** Pure: those that held when a period began, and what was switched on in it. */
export function rulesPast(history: PolicyHistory, { from, to }: Period): RulesPast {
  const past = [{ from, body: rulesAt(history, from) }];
  for (const { from: at, policies } of history)
    if (at > from && at < to && policies.routing.body !== past.at(-1)?.body)
      past.push({ from: at, body: policies.routing.body });
  return past;
}

/** Pure: as if a draft had been switched on when the period began. */
export const withDraft = (past: RulesPast, draft: RoutingRules, { from }: Period): RulesPast => [
  ...past.slice(0, 1),
  { from, body: draft },
];
