import type { MacroStep } from '#contract/macro.ts';
import type { SavedReplyRow } from '#contract/saved-reply.ts';
import { blanksIn } from '#contract/saved-reply-text.ts';

export type Hindrance = {
  step: number;
  reason: 'reply_gone' | 'reply_expired' | 'reply_unreleased' | 'blanks' | 'nobody';
  name: string;
};

type Known = {
  replies: readonly Pick<SavedReplyRow, 'id' | 'title' | 'isExpired' | 'awaitsRelease' | 'opening'>[];
  /** Who can be given something. */
  agentIds: readonly string[];
};

/** Pure: steps that would stop the macro wherever it is run, as far as can be known now. */
export function neverRuns(steps: readonly MacroStep[], { replies, agentIds }: Known): Hindrance[] {
  return steps.flatMap((step, n): Hindrance[] => {
    if (step.kind === 'assign')
      return typeof step.assigneeId === 'string' && step.assigneeId !== 'me' && !agentIds.includes(step.assigneeId)
        ? [{ step: n + 1, reason: 'nobody', name: '' }]
        : [];
    if (step.kind !== 'reply' || step.savedReplyId === '') return [];
    const reply = replies.find(({ id }) => id === step.savedReplyId);
    if (!reply) return [{ step: n + 1, reason: 'reply_gone', name: '' }];
    const { title: name } = reply;
    if (reply.isExpired) return [{ step: n + 1, reason: 'reply_expired', name }];
    if (reply.awaitsRelease) return [{ step: n + 1, reason: 'reply_unreleased', name }];
    const isStopped = step.how === 'send' && blanksIn(reply.opening).length > 0;
    return isStopped ? [{ step: n + 1, reason: 'blanks', name }] : [];
  });
}
