import type { Tier } from '#contract/work.ts';
import type { RoutingDecision } from './decide.ts';
import type { Asking } from './facts.ts';

/** What the rules said of one conversation. */
type Said = { asking: Pick<Asking, 'facts' | 'last'>; decision: RoutingDecision };

/** Pure: where the rules now have it. A person's choice stays one: only what a rule gave is kept as given. */
export function given({ asking: { facts, last }, decision }: Said): { teamId: string | null; tier: Tier } {
  return {
    teamId: facts.teamId === null ? decision.teamId : (last?.teamId ?? null),
    tier: facts.isTierByHand ? (last?.tier ?? 1) : decision.tier,
  };
}

/** Pure: the same again of what still waits, or lies where it lay, is no news. */
export function isNews(one: Said): boolean {
  const { rule, choice } = one.decision;
  const { last } = one.asking;
  if (choice.is === 'person') return true;
  if (!last) return rule !== null;
  const { teamId, tier } = given(one);
  return (
    last.ruleId !== (rule?.id ?? null) ||
    last.because !== (choice.is === 'waits' ? choice.because : null) ||
    (last.waitingSince !== null) !== (choice.is === 'waits') ||
    last.teamId !== teamId ||
    last.tier !== tier
  );
}
