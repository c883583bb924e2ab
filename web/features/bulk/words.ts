import type { BulkAction, BulkChange } from '#contract/bulk.ts';
import type { People } from '#web/domain/people.ts';
import { clockTime, day } from '#web/format.ts';
import { t } from '#web/i18n.ts';

type Names = Pick<People, 'nameOf' | 'teamNameOf'>;

/** What an action does, as a heading: "Status: Resolved", or what it takes back. */
export function actionWords({ change, undoes }: BulkAction, names: Names): string {
  if (change) return changeWords(change, names);
  return t('bulk.undo.of', { what: undoes ? changeWords(undoes, names) : '' });
}

export function changeWords(change: BulkChange, { nameOf, teamNameOf }: Names): string {
  switch (change.kind) {
    case 'assign': {
      const team = change.teamId ? teamNameOf(change.teamId) : null;
      const name = nameOf(change.assigneeId) ?? team;
      return name === null ? t('bulk.change.unassign') : t('bulk.change.assign', { name });
    }
    case 'status':
      return t('conversation.status.set', { status: t(`conversation.status.${change.status}`) });
    case 'snooze': {
      if (change.until === null) return t('bulk.change.snooze.answer');
      const until = new Date(change.until);
      return t('bulk.change.snooze', { when: `${day(until, new Date())}, ${clockTime(until)}` });
    }
    case 'priority':
      return `${t('conversation.priority')}: ${t(`conversation.priority.${change.priority}`)}`;
    case 'tags': {
      const signed = [...change.add.map((tag) => `+${tag}`), ...change.remove.map((tag) => `−${tag}`)];
      return t('bulk.change.tags', { tags: signed.join(' ') });
    }
    case 'macro':
      return t('bulk.change.macro', { name: change.name });
    case 'read':
      return t(change.read ? 'bulk.read' : 'conversation.unread');
    case 'follow':
      return t(change.follow ? 'conversation.follow' : 'conversation.unfollow');
  }
}

/** Why some were left out: "3 changed meanwhile, 1 not here". */
export function skippedWords({ skipped }: Pick<BulkAction, 'skipped'>): string {
  return skipped.map(({ reason, count }) => t(`bulk.skipped.${reason}`, { count })).join(', ');
}
