import * as z from 'zod';
import type { Found } from './lists.ts';

const dayMs = 86_400_000;
/** What was written so long before the newest may still appear after it. */
const overlapMs = 2 * 60_000;
const mostRemembered = 500;

/**
 * From when on, in milliseconds, and what of it was seen already. The Graph API lists by moments that are exact to the
 * second, so a poll begins a little before the end of the last and leaves out what that one had.
 */
const Cursor = z.object({ since: z.number(), seen: z.array(z.string()) });
export type Cursor = z.output<typeof Cursor>;

export function readCursor(cursor: string | null, now: Date, backfillDays: number): Cursor {
  const begin = { since: now.getTime() - backfillDays * dayMs, seen: [] };
  try {
    return cursor === null ? begin : Cursor.parse(JSON.parse(cursor));
  } catch {
    return begin;
  }
}

/** Whether the polls before this one had it not yet. */
export function newSince({ since, seen }: Cursor): (one: Found) => boolean {
  const known = new Set(seen);
  return ({ id, at }) => at >= since && !known.has(id);
}

/** `more` is what a network keeps there beside. */
export function nextCursor(before: Cursor, all: readonly Found[], more: object): string {
  const newest = all.reduce((latest, { at }) => Math.max(latest, at), 0);
  const since = Math.max(before.since, newest - overlapMs);
  const seen = all
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => b.at - a.at)
    .map(({ id }) => id);
  const next: Cursor = { since, seen: [...new Set(seen)].slice(0, mostRemembered) };
  return JSON.stringify({ ...next, ...more });
}

/** Of what was listed newest first, also within one second. */
export const oldestFirst = <T extends Found>(found: readonly T[]): T[] =>
  found.toReversed().toSorted((a, b) => a.at - b.at);
