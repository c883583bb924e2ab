import { type InfiniteData, replaceEqualDeep } from '@tanstack/react-query';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Sort } from '#contract/filter.ts';
import type { TimelineEntry } from '#contract/timeline.ts';
import { compareRows } from './order.ts';

export type RowPage = { items: ConversationRow[]; next: string | null };
export type Rows = InfiniteData<RowPage, string | null>;

export function allRows(rows: { pages: readonly RowPage[] } | undefined): ConversationRow[] {
  return rows?.pages.flatMap((page) => page.items) ?? [];
}

/**
 * The list with this row as it is now: mended in place, moved, entered or left. A row older than the one shown changes
 * nothing. A row behind the last loaded page is left for paging to find.
 */
export function placeRow(rows: Rows, row: ConversationRow, inView: boolean, sort: Sort): Rows {
  const known = allRows(rows).find(({ id }) => id === row.id);
  if (known && known.version > row.version) return rows;
  if (!known && !inView) return rows;
  if (known && inView && compareRows(known, row, sort) === 0)
    return mapRows(rows, (item) => (item.id === row.id ? row : item));

  const without = dropRow(rows, row.id);
  return inView ? insertRow(without, row, sort) : without;
}

/**
 * A list as it was read, with the very rows of the one before wherever they say the same, in whatever place; the one before
 * itself where nothing is otherwise.
 */
export function keepRows(before: Rows | undefined, read: Rows): Rows {
  if (before === undefined || read === before) return read;
  const known = new Map(allRows(before).map((row) => [row.id, row]));
  const kept = mapRows(read, (row) => {
    const old = known.get(row.id);
    return old === undefined || old === row ? row : replaceEqualDeep(old, row);
  });
  return sameRows(before, kept) ? before : kept;
}

function sameRows(a: Rows, b: Rows): boolean {
  const sameItems = (some: RowPage, others: RowPage | undefined) =>
    some.next === others?.next &&
    some.items.length === others.items.length &&
    some.items.every((row, n) => row === others.items[n]);
  return (
    a.pages.length === b.pages.length &&
    a.pages.every((page, n) => sameItems(page, b.pages[n])) &&
    a.pageParams.every((param, n) => param === b.pageParams[n])
  );
}

/** The list without a row that went out of sight. */
export function dropRow(rows: Rows, id: string): Rows {
  return { ...rows, pages: rows.pages.map((page) => ({ ...page, items: page.items.filter((row) => row.id !== id) })) };
}

function insertRow(rows: Rows, row: ConversationRow, sort: Sort): Rows {
  const pages = [...rows.pages];
  const at = pages.findIndex((page) => page.items.some((item) => compareRows(row, item, sort) < 0));
  const target = at >= 0 ? at : pages.length - 1;
  const page = pages[target];
  if (!page || (at < 0 && page.next !== null)) return rows;
  const place = page.items.findIndex((item) => compareRows(row, item, sort) < 0);
  pages[target] = { ...page, items: page.items.toSpliced(place < 0 ? page.items.length : place, 0, row) };
  return { ...rows, pages };
}

function mapRows(rows: Rows, change: (row: ConversationRow) => ConversationRow): Rows {
  return { ...rows, pages: rows.pages.map((page) => ({ ...page, items: page.items.map(change) })) };
}

/** The open conversation with this row, unless a newer one is shown already. */
export function patchDetail(detail: ConversationDetail, row: ConversationRow): ConversationDetail {
  return detail.conversation.version > row.version ? detail : { ...detail, conversation: row };
}

/** What was read again together with the older entries that had been loaded before it. */
export function mergeDetail(before: ConversationDetail | undefined, read: ConversationDetail): ConversationDetail {
  if (!before) return read;
  const row = before.conversation.version > read.conversation.version ? before.conversation : read.conversation;
  const oldest = read.timeline[0];
  // Nothing older exists, or nothing is known of it: the answer is the whole truth.
  if (!oldest || read.older === null) return { ...read, conversation: row };
  const fresh = new Set(read.timeline.map(({ id }) => id));
  const kept = before.timeline.filter((entry) => !fresh.has(entry.id) && Date.parse(entry.at) < Date.parse(oldest.at));
  if (kept.length === 0) return { ...read, conversation: row };
  return { ...read, conversation: row, timeline: [...kept, ...read.timeline], older: before.older };
}

/** The open conversation with a page of older entries before it. */
export function addOlder(
  detail: ConversationDetail,
  page: { items: TimelineEntry[]; older: string | null },
): ConversationDetail {
  const known = new Set(detail.timeline.map(({ id }) => id));
  const items = page.items.filter(({ id }) => !known.has(id));
  return { ...detail, timeline: [...items, ...detail.timeline], older: page.older };
}

/** Puts an entry in its place in time, instead of the one it replaces. */
export function putEntry(detail: ConversationDetail, entry: TimelineEntry, instead?: string): ConversationDetail {
  const others = detail.timeline.filter(({ id }) => id !== entry.id && id !== instead);
  const after = others.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(entry.at));
  return { ...detail, timeline: others.toSpliced(after + 1, 0, entry) };
}

export function dropEntry(detail: ConversationDetail, id: string): ConversationDetail {
  return { ...detail, timeline: detail.timeline.filter((entry) => entry.id !== id) };
}
