import type { StepOutcome } from '#contract/macro.ts';
import { problemWords } from '#web/features/saved-reply/problem-words.ts';
import { currentRegion, isMessageKey, t } from '#web/i18n.ts';

/** Why a step is refused where it is not the gate that says so. */
export function refusalWords({
  problem,
  reason,
  message,
}: Pick<StepOutcome, 'problem' | 'reason' | 'message'>): string {
  if (problem) return problemWords(problem);
  const key = `error.${reason}`;
  return currentRegion().language !== 'en' && isMessageKey(key) ? t(key) : message;
}
