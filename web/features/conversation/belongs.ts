import type { ConversationRow, ViewKey } from '#contract/conversation.ts';

/**
 * Whether a row stands in a view, as far as the row itself tells; null where only the server knows
 * (who was mentioned, which teams the agent is in).
 */
export function belongs(row: ConversationRow, view: ViewKey, agentId: string): boolean | null {
  switch (view) {
    case 'all':
      return true;
    case 'pending':
      // Both wait for somebody else: the customer, or a department.
      return row.status === 'pending' || row.status === 'on_hold';
    case 'open':
    case 'snoozed':
    case 'resolved':
      return row.status === view;
    case 'mine':
      return row.status === 'open' && row.assigneeId === agentId;
    case 'unassigned':
      return row.status === 'open' && row.assigneeId === null;
    case 'team':
      return row.status === 'open' && row.teamId !== null ? null : false;
    case 'following':
      return row.following;
    case 'mentions':
      return null;
  }
}
