import * as z from 'zod';
import type { TimelineEntry } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { readCalls } from '#server/features/call/queries.ts';
import { readConversationMessages } from '#server/features/message/queries.ts';
import { readNotes } from '#server/features/note/queries.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';
import { readDispatches } from './timeline-dispatches.ts';
import { readEvents } from './timeline-events.ts';

/** How many entries a page of the timeline holds. */
export const timelinePage = 100;

/**
 * Where an entry stands: by time, then by kind, then by the order in which its kind arrived. `at` is an exact instant of
 * one length, so that text order is order of time.
 */
export type Place = { at: string; rank: number; key: string | number };
type Placed = Place & { entry: TimelineEntry };

/** At one instant what arrived is read before what was done about it. */
const rank = { message: 0, event: 1, note: 2, dispatch: 3, call: 4 } as const;

const Cursor = z.tuple([z.iso.datetime(), z.int().min(0).max(4), z.union([z.int(), z.uuid()])]);

/** A page of everything that happened in a conversation, oldest first, ending before the cursor. */
export async function readTimeline(
  tx: Tx,
  conversationId: string,
  cursor: string | null,
): Promise<{ entries: TimelineEntry[]; older: string | null }> {
  const before = cursor === null ? null : toPlace(decodeCursor(cursor, Cursor));
  const limit = timelinePage + 1;
  const messages = await readConversationMessages(tx, conversationId, numberBefore(before, rank.message), limit);
  const events = await readEvents(tx, conversationId, numberBefore(before, rank.event), limit);
  const notes = await readNotes(tx, conversationId, idBefore(before, rank.note), limit);
  const dispatches = await readDispatches(tx, conversationId, idBefore(before, rank.dispatch), limit);
  const calls = await readCalls(tx, conversationId, idBefore(before, rank.call), limit);
  const placed: Placed[] = [
    ...messages.map(({ at, seq, message }) => ({ at, rank: rank.message, key: seq, entry: message })),
    ...events.map(({ at, seq, event }) => ({ at, rank: rank.event, key: seq, entry: event })),
    ...notes.map(({ at, note }) => ({ at, rank: rank.note, key: note.id, entry: note })),
    ...dispatches.map(({ at, dispatch }) => ({ at, rank: rank.dispatch, key: dispatch.id, entry: dispatch })),
    ...calls.map(({ at, call }) => ({ at, rank: rank.call, key: call.id, entry: call })),
  ];
  const { page, older } = newestPage(placed, timelinePage);
  return { entries: page.map(({ entry }) => entry), older };
}

/** The newest `size` of these, oldest first, and the cursor of what lies before them. */
export function newestPage<T extends Place>(entries: readonly T[], size: number): { page: T[]; older: string | null } {
  const sorted = entries.toSorted(comparePlaces);
  const page = sorted.slice(-size);
  const [first] = page;
  return { page, older: sorted.length > size && first ? encodeCursor([first.at, first.rank, first.key]) : null };
}

/** Keys are of one type within a rank. */
export function comparePlaces(a: Place, b: Place): number {
  return compare(a.at, b.at) || compare(a.rank, b.rank) || compare(a.key, b.key);
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toPlace([at, placeRank, key]: z.output<typeof Cursor>): Place {
  return { at, rank: placeRank, key };
}

/** Of the cursor's instant a kind of lower rank still lies before it, one of higher rank does not. */
function numberBefore(before: Place | null, own: number): { at: string; seq: number | null } | null {
  if (before === null) return null;
  if (own > before.rank) return { at: before.at, seq: null };
  return { at: before.at, seq: own < before.rank ? Number.MAX_SAFE_INTEGER : Number(before.key) };
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function idBefore(before: Place | null, own: number): { at: string; id: string | null } | null {
  if (before === null) return null;
  if (own > before.rank) return { at: before.at, id: null };
  return { at: before.at, id: own < before.rank ? lastId : String(before.key) };
}
