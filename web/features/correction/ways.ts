import type { CorrectionWay } from '#contract/correction.ts';
import type { Permission } from '#contract/permissions.ts';
import type { Stages } from '#contract/stage.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import { stageOf } from '#web/domain/mode.ts';

type Here = { stages: Pick<Stages, 'can' | 'public' | 'private'>; permissions: readonly Permission[] };

/** How this person can put that message right on its network, the best way first; none for what is not ours to change. */
export function waysFor(message: TimelineMessage, { stages, permissions }: Here): CorrectionWay[] {
  if (message.direction !== 'out' || message.deletedAt !== null) return [];
  const stage = stageOf(message.visibility);
  const mayAnswer =
    permissions.includes(stage === 'public' ? 'reply.public' : 'reply.private') && stages[stage] !== null;
  const mayDelete = permissions.includes('content.delete') && stages.can.includes('delete_own');
  return [
    ...(stages.can.includes('edit_own') ? (['edit'] as const) : []),
    ...(mayDelete && mayAnswer ? (['replace'] as const) : []),
    ...(mayAnswer ? (['follow_up'] as const) : []),
    ...(mayDelete ? (['delete'] as const) : []),
  ];
}

/** What the key of correcting is about: our newest answer that still stands, sent from here or not. */
export function lastAnswer(messages: readonly TimelineMessage[]): TimelineMessage | undefined {
  return messages.findLast(
    ({ direction, deletedAt, context }) => direction === 'out' && deletedAt === null && !context,
  );
}
