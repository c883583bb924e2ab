import { useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import { type Answer, isStale, type Limit, warningsOf, withLength } from './answer.ts';
import { useChecks } from './use-checks.ts';

/**
 * What speaks against the answer that stands here, of `length` in units of its stage: what the gate says while typing, and
 * again when it refused to send it, until something happened in the conversation and the gate was asked anew.
 */
export function useVerdict(conversation: ConversationRow, answer: Answer | null, length: number, limit: Limit | null) {
  const { checks: live, promises, version } = useChecks(conversation, answer);
  const [refusal, setRefusal] = useState<{ said: CheckResult[]; version: number } | null>(null);
  const refused = refusal && !isStale(refusal.version, version) ? refusal.said : null;
  const [confirming, setConfirming] = useState(false);
  const checks = withLength(refused ?? live, length, limit);
  return {
    checks,
    promises,
    isRefused: refused !== null,
    /** The warnings are on the screen: the next press is the answer to them. */
    confirming: confirming && warningsOf(checks).length > 0,
    /** Warnings that the person has read, when this is the press after they were shown; null to show them first. */
    readWarnings: (): string[] | null => {
      const read = warningsOf(checks).map(({ check }) => check);
      const isAnswered = read.length === 0 || confirming;
      setConfirming(!isAnswered);
      return isAnswered ? read : null;
    },
    refuse: (said: CheckResult[] | null) => {
      setRefusal(said && { said, version: conversation.version });
      setConfirming(said !== null && warningsOf(said).length > 0);
    },
    clear: () => {
      setRefusal(null);
      setConfirming(false);
    },
  };
}
