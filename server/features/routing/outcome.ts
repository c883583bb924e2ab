import { personVerdicts, type RoutingRules, type RoutingTrace } from '#contract/routing.ts';
import type { RoutingDecision } from './decide.ts';

const mostPeople = 30;

/** Pure: a decision as it is kept and shown, with names as they were; of many people the nearest. */
export function outcomeOf(
  { rule, people, passed, ...decision }: RoutingDecision,
  { rules }: RoutingRules,
): Omit<RoutingTrace, 'policyVersion' | 'at'> {
  const nameOf = (id: string) => rules.find((one) => one.id === id)?.name ?? id;
  return {
    ...decision,
    rule: rule && { id: rule.id, name: rule.name },
    passed: passed.map(({ ruleId, failed }) => ({ ruleId, name: nameOf(ruleId), failed })),
    people: people
      .toSorted((a, b) => personVerdicts.indexOf(a.verdict) - personVerdicts.indexOf(b.verdict))
      .slice(0, mostPeople),
  };
}
