import type { ConversationRow } from '#contract/conversation-row.ts';

/**
 * The rows in the order in which they stood when the person scrolled away from the top: mended in place, gone where
 * they left, with further pages behind. `news` counts what stands above or between in truth: new rows and rows that
 * moved up.
 */
export function holdOrder(
  held: readonly string[],
  rows: readonly ConversationRow[],
): { rows: ConversationRow[]; news: number } {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const standing = held.flatMap((id) => byId.get(id) ?? []);
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const heldIds = new Set(held);
  const last = lastInOrder(standing, places);
  const behind = rows.slice(last + 1).filter(({ id }) => !heldIds.has(id));
  const shown = [...standing, ...behind];
  return { rows: shown, news: rows.length - shown.length + movedUp(standing, places) };
}

/** The place of the row that stands furthest back in truth; rows after it are further pages. */
function lastInOrder(standing: readonly ConversationRow[], places: ReadonlyMap<string, number>): number {
  return standing.reduce((last, { id }) => Math.max(last, places.get(id) ?? -1), -1);
}

/** Rows that now stand before one they stood behind. */
function movedUp(standing: readonly ConversationRow[], places: ReadonlyMap<string, number>): number {
  let highest = -1;
  let moved = 0;
  for (const { id } of standing) {
    const place = places.get(id) ?? -1;
    if (place < highest) moved += 1;
    else highest = place;
  }
  return moved;
}
