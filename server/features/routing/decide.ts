import type { RoutingConditions, RoutingRule, RoutingRules } from '#contract/routing.ts';
import type { Tier } from '#contract/work.ts';
import { ask, type Facts } from '#server/features/priority/queries.ts';
import { conditions } from './conditions.ts';
import { choose, judge, type Person, type PersonVerdict } from './people.ts';

/** What the rules may know of a conversation. */
export type RoutingFacts = Facts & {
  /** The team that a person chose; one that a rule gave is no fact, so that it can be given anew. */
  teamId: string | null;
  category: string | null;
  priority: 'urgent' | 'high' | 'normal' | 'low';
  tags: readonly string[];
  tier: Tier;
  /** A person chose the tier, so rules leave it. */
  isTierByHand: boolean;
  /** Who last answered this customer, in whichever conversation. */
  knownBy: { agentId: string; at: Date } | null;
  /** Who had it and gave it back, or left: not the same again. */
  not: readonly string[];
};

/** Who could get something, and what they hold. A replay carries it on by `noteTaken`. */
export type Staff = {
  people: readonly Person[];
  /** Weight of what each person holds. */
  loads: Map<string, number>;
  /** By rule: the number of each person's last turn. */
  turns: Map<string, Map<string, number>>;
};

export type RoutingReason = { condition: keyof RoutingConditions; value: string };
/** A rule that did not decide: the condition that did not hold, or that nobody could take it and the next was asked. */
export type PassedRule = { ruleId: string; failed: keyof RoutingConditions | 'nobody' };

export type RoutingDecision = {
  /** Null where no rule fits. */
  rule: RoutingRule | null;
  reasons: RoutingReason[];
  passed: PassedRule[];
  teamId: string | null;
  tier: Tier;
  choice:
    | { is: 'person'; agentId: string; by: 'knows' | 'least_loaded' | 'round_robin' }
    | { is: 'queue' }
    /** The hurdle that the nearest of them did not take. */
    | { is: 'waits'; because: PersonVerdict };
  /** What the deciding rule said of each person. */
  people: { agentId: string; verdict: PersonVerdict; load: number }[];
};

/**
 * Pure: which rule decides and who gets the conversation. The same facts, people, loads and turns give the same answer in
 * whatever order the people come.
 */
export function decide(policy: RoutingRules, facts: RoutingFacts, staff: Staff, at: Date): RoutingDecision {
  const passed: PassedRule[] = [];
  let waiting: RoutingDecision | null = null;
  for (const rule of policy.rules) {
    const asked = ask(conditions, rule.when, facts);
    if ('failed' in asked) {
      passed.push({ ruleId: rule.id, failed: asked.failed });
      continue;
    }
    const found = { ...apply(policy, rule, { facts, staff, at }), rule, reasons: asked.held, passed: [...passed] };
    if (found.choice.is !== 'waits' || rule.otherwise === 'wait') return found;
    waiting ??= found;
    passed.push({ ruleId: rule.id, failed: 'nobody' });
  }
  if (waiting) return waiting;
  const { teamId, tier } = facts;
  return { rule: null, reasons: [], passed, teamId, tier, choice: { is: 'queue' }, people: [] };
}

type Given = { facts: RoutingFacts; staff: Staff; at: Date };

function apply(policy: RoutingRules, rule: RoutingRule, { facts, staff, at }: Given) {
  const teamId = facts.teamId ?? rule.teamId;
  const tier = facts.isTierByHand ? facts.tier : (rule.tier ?? facts.tier);
  const placed = { teamId, tier };
  if (rule.method === 'queue') return { ...placed, choice: { is: 'queue' } as const, people: [] };
  const needs = {
    ...placed,
    agentIds: rule.agentIds,
    topics: rule.topics.length > 0 ? rule.topics : facts.category === null ? [] : [facts.category],
    language: facts.language,
    network: facts.network,
    not: facts.not,
    weight: policy.weights[facts.priority],
  };
  const people = judge(staff, needs, policy);
  const choice = choose(people, { rule, knownBy: facts.knownBy, at, turns: staff.turns.get(rule.id) });
  return {
    ...placed,
    choice,
    people: people.map(({ person, load, verdict }) => ({
      agentId: person.id,
      load,
      verdict: choice.is === 'person' && choice.agentId === person.id ? ('chosen' as const) : verdict,
    })),
  };
}

/** Has the staff know what was decided: the person holds it and had their turn. */
export function noteTaken(staff: Staff, { rule, choice }: RoutingDecision, weight: number): void {
  if (choice.is !== 'person' || !rule) return;
  staff.loads.set(choice.agentId, (staff.loads.get(choice.agentId) ?? 0) + weight);
  const turns = staff.turns.get(rule.id) ?? new Map<string, number>();
  turns.set(choice.agentId, Math.max(0, ...turns.values()) + 1);
  staff.turns.set(rule.id, turns);
}
