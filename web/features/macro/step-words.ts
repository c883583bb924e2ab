import type { MacroStep } from '#contract/macro.ts';
import type { People } from '#web/domain/people.ts';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';

export type Names = Pick<People, 'nameOf' | 'teamNameOf'> & { titleOf: (savedReplyId: string) => string };

/** What a step does, in one line. */
export function stepWords(step: MacroStep, names: Names): string {
  switch (step.kind) {
    case 'reply':
      return [
        t(`macro.step.reply.${step.how}`, { title: names.titleOf(step.savedReplyId), stage: step.stage }),
        step.purpose && t(`macro.reply.purpose.${step.purpose}`),
      ]
        .filter(Boolean)
        .join(' · ');
    case 'assign':
      return assignWords(step, names);
    case 'tags':
      return [
        step.add.length > 0 && t('macro.step.tags.add', { tags: step.add.join(', ') }),
        step.remove.length > 0 && t('macro.step.tags.remove', { tags: step.remove.join(', ') }),
      ]
        .filter(Boolean)
        .join('; ');
    case 'priority':
      return t('macro.step.priority', { priority: t(`conversation.priority.${step.priority}`) });
    case 'status':
      return step.heldBy
        ? t('conversation.hold', { name: step.heldBy })
        : t('macro.step.status', { status: t(`conversation.status.${step.status}`) });
    case 'snooze':
      return step.minutes === null
        ? t('macro.step.snooze.answer')
        : t('macro.step.snooze', { time: duration(step.minutes * 60_000) });
    case 'note':
      return t('macro.step.note', { text: step.text });
    case 'follow':
      return t(step.follow ? 'macro.step.follow' : 'macro.step.unfollow');
  }
}

function assignWords({ assigneeId, teamId }: Extract<MacroStep, { kind: 'assign' }>, names: Names): string {
  const team = teamId ? (names.teamNameOf(teamId) ?? '') : null;
  if (assigneeId === 'me') return t('macro.step.assign.me');
  if (assigneeId !== null) return t('macro.step.assign', { name: names.nameOf(assigneeId) ?? '' });
  return team === null ? t('macro.step.assign.nobody') : t('macro.step.assign', { name: team });
}
