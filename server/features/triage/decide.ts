import type { TriageGuard } from '#contract/triage.ts';
import type { EngagementPolicy, TriageConditions, TriageDecision } from '#contract/triage-policy.ts';
import { isQuiet } from '#contract/triage-policy.ts';
import { type Asked, ask, asked, type Facts } from '#server/features/priority/queries.ts';

/** What the policy may know of a message and its conversation. */
export type TriageFacts = Facts & {
  /** Said to us: in private, below something of ours, or begun with a name; else we are only named in it. */
  isAddressed: boolean;
  /** A person had answered in the conversation before. */
  isAnswered: boolean;
  /** A life is in danger in this conversation, as far as anybody knows. */
  isInDanger: boolean;
};

/** Those of the priority matrix, and what only matters to whether somebody answers. */
const conditions: Asked<TriageConditions, TriageFacts> = {
  ...asked,
  addressed: (wanted, { isAddressed }) => (wanted === 'us') === isAddressed && wanted,
  answered: (wanted, { isAnswered }) => wanted === isAnswered && String(wanted),
  without: (wanted, { labels }) => wanted.every((sign) => labels[sign] === `not-${sign}`) && wanted.join(', '),
  lengthAtMost: (wanted, { text }) => [...text].length <= wanted && String(wanted),
};

export type TriageReason = { condition: keyof TriageConditions; value: string };

export type Decision = {
  decision: TriageDecision;
  /** The name of the rule that fitted; null where none did. */
  rule: string | null;
  reasons: TriageReason[];
  /** What kept the rule from having its way. */
  guard: TriageGuard | null;
};

/** Pure: what becomes of a message: the first rule that fits says so, as far as it may; where none fits, it is answered. */
export function decide({ rules }: EngagementPolicy, facts: TriageFacts): Decision {
  for (const { name, when, decision } of rules) {
    const found = ask(conditions, when, facts);
    if ('failed' in found) continue;
    const guard = isQuiet(decision) ? guardOf(facts) : null;
    return { decision: guard === null ? decision : guarded[guard], rule: name, reasons: found.held, guard };
  }
  return { decision: 'answer', rule: null, reasons: [], guard: null };
}

/**
 * No rule, however it is written, leaves these without a person looking at them. A life, and who threatens one: a mistake
 * there is not made good. The press and authorities quote that they got no answer. Who writes in private waits for one, and
 * nobody else sees that it does not come.
 */
function guardOf({ isInDanger, labels, marks, stage }: TriageFacts): TriageGuard | null {
  if (isInDanger) return 'danger';
  if (labels.threat === 'threat') return 'threat';
  if (marks.some((mark) => mark === 'press' || mark === 'authority' || mark === 'legal')) return 'press';
  return stage === 'private' ? 'private' : null;
}

const guarded = {
  danger: 'answer',
  threat: 'answer',
  press: 'answer',
  private: 'acknowledge',
} as const satisfies Record<TriageGuard, TriageDecision>;
