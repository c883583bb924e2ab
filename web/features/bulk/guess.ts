import type { BulkChange } from '#contract/bulk.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';

/** How a row will look after a change; shown before the server has answered. */
export function guess(row: ConversationRow, change: BulkChange): ConversationRow {
  switch (change.kind) {
    case 'assign':
      return {
        ...row,
        assigneeId: change.assigneeId,
        teamId: change.teamId === undefined ? row.teamId : change.teamId,
      };
    case 'status':
      return { ...row, status: change.status, snoozedUntil: null };
    case 'snooze':
      return { ...row, status: 'snoozed', snoozedUntil: change.until };
    case 'priority':
      return { ...row, priority: change.priority };
    case 'tags': {
      const kept = row.tags.filter((tag) => !change.remove.includes(tag));
      return { ...row, tags: [...new Set([...kept, ...change.add])] };
    }
    // What its steps make of each is known when they are done.
    case 'macro':
      return row;
    case 'read':
      return { ...row, unread: !change.read };
    case 'follow':
      return { ...row, following: change.follow };
  }
}

/** Whether the rows may go out of the view with it, so that nothing stays chosen. */
export const movesAway = ({ kind }: BulkChange) => kind === 'status' || kind === 'snooze' || kind === 'macro';
