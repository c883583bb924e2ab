import { createHash } from 'node:crypto';
import * as z from 'zod';

/**
 * How far a list that shows its newest first was read. Such a list cannot be resumed by time: a post from a phone
 * whose clock is slow appears below what was read before. So the entries already seen are remembered instead.
 */
export const Trail = z.object({
  /** Nothing older is ever read: the beginning of the back-fill. */
  since: z.iso.datetime(),
  /** Digests of the newest entries. */
  seen: z.array(z.string()),
  /** Where reading was left before it reached what was seen then. */
  gap: z.object({ cursor: z.string(), seen: z.array(z.string()) }).optional(),
});
export type Trail = z.infer<typeof Trail>;

export type Page<Entry> = { entries: Entry[]; cursor?: string | undefined };
type List<Entry> = {
  read(cursor: string | undefined): Promise<Page<Entry>>;
  key(entry: Entry): string;
  at(entry: Entry): Date;
};

const pagesAtOnce = 5;
const keptDigests = 200;

/** Reads the entries that are new; `pages` are oldest first, entries within a page newest first. */
export async function follow<Entry>(
  list: List<Entry>,
  trail: Trail,
): Promise<{ pages: Entry[][]; trail: Trail; more: boolean }> {
  const since = new Date(trail.since);
  const known = new Set(trail.gap?.seen ?? trail.seen);
  const read: string[] = [];
  const pages: Entry[][] = [];
  let cursor = trail.gap?.cursor;
  let isDone = false;
  for (let count = 0; count < pagesAtOnce && !isDone; count++) {
    const page = await list.read(cursor);
    const digests = page.entries.map((entry) => digest(list.key(entry)));
    read.push(...digests);
    const fresh = page.entries.filter((entry, n) => !known.has(digests[n] ?? '') && list.at(entry) >= since);
    if (fresh.length > 0) pages.unshift(fresh);
    const isCaughtUp = digests.some((one) => known.has(one));
    const isPast = page.entries.length > 0 && page.entries.every((entry) => list.at(entry) < since);
    isDone = isCaughtUp || isPast || page.cursor === undefined || page.cursor === cursor;
    cursor = page.cursor;
  }
  const isTop = trail.gap === undefined;
  const seen = isTop ? remember(read, trail.seen) : trail.seen;
  const gap = isDone || cursor === undefined ? undefined : { cursor, seen: [...known] };
  return { pages, trail: { since: trail.since, seen, ...(gap && { gap }) }, more: gap !== undefined };
}

/** The newest first; an entry once seen stays remembered while there is room, though others vanish from the list. */
function remember(read: string[], before: string[]): string[] {
  return [...new Set([...read, ...before])].slice(0, keptDigests);
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 10);
}
