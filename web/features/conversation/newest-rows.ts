import type { ConversationRow } from '#contract/conversation-row.ts';

const kept = 2_000;
const newest = new Map<string, ConversationRow>();

/**
 * The newest version of a row that this page has seen. A list that was asked for before a change and answered after it
 * would show the old row again; every row that arrives passes here first.
 */
export function newestOf(row: ConversationRow): ConversationRow {
  const known = newest.get(row.id);
  if (known && known.version > row.version) return known;
  newest.delete(row.id);
  newest.set(row.id, row);
  if (newest.size > kept) {
    for (const id of newest.keys()) {
      newest.delete(id);
      break;
    }
  }
  return row;
}
