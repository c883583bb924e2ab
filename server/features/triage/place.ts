import type { ConversationStatus } from '#contract/filter.ts';
import { isQuiet, type TriageDecision, triageDecisions } from '#contract/triage-policy.ts';

/** Why a status changed, where the triage changed it; the clocks and the history tell it otherwise. */
export const leftQueue = 'no_answer_needed';
export const cameBack = 'answer_needed';

/** The last time that the status changed. */
export type LastStatus = {
  from: ConversationStatus | null;
  reason: string | null;
  isByPerson: boolean;
};

export type Place = {
  status: ConversationStatus;
  isAside: boolean;
  /** Of each message that waits for us: what was decided; null where nobody has yet. */
  waiting: readonly (TriageDecision | null)[];
  /** Null where it never changed. */
  last: LastStatus | null;
};

export type Placed = {
  /** Of all that waits, what asks for most; null where nothing waits or something is undecided. */
  outcome: TriageDecision | null;
  /** Where it goes, and why; null to stay. */
  to: { status: ConversationStatus; reason: typeof leftQueue | typeof cameBack } | null;
};

/**
 * Pure: what the decisions on its messages come to, and where that takes a conversation. `isAsked`: a person decided just
 * now, which counts for more than who opened it before.
 */
export function placeOf({ status, isAside, waiting, last }: Place, isAsked: boolean): Placed {
  const outcome = waiting.includes(null) ? null : (triageDecisions.find((one) => waiting.includes(one)) ?? null);
  const isAway = last?.reason === leftQueue && status !== 'open';
  if (isAside || waiting.length === 0) return { outcome, to: null };
  if (outcome === null || !isQuiet(outcome))
    return { outcome, to: isAway ? { status: 'open', reason: cameBack } : null };
  const isOpenedByHand = last?.isByPerson === true && last.reason !== cameBack;
  if (status === 'open' ? isOpenedByHand && !isAsked : !isAway) return { outcome, to: null };
  const to = restsAs(outcome, status === 'open' ? (last?.from ?? null) : status);
  return { outcome, to: to === status ? null : { status: to, reason: leftQueue } };
}

/** As it rested before they wrote. What is watched rests until they write again, and is not done with. */
function restsAs(outcome: TriageDecision, before: ConversationStatus | null): ConversationStatus {
  if (before === 'pending' || before === 'on_hold') return 'pending';
  return outcome === 'watch' ? 'snoozed' : 'resolved';
}
