import type { ConversationRow } from '#contract/conversation-row.ts';
import type { ViewFilter } from '#contract/filter.ts';
import { fits } from '#contract/fits.ts';

/**
 * Whether a row fits a filter, as far as the row itself tells; null where only the server knows (who was mentioned, which
 * teams the agent is in, which account got it).
 */
export function belongs(row: ConversationRow, filter: ViewFilter, agentId: string, now: Date): boolean | null {
  return fits(filter, row, { agentId, now });
}
