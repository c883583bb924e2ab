import { describe, expect, test } from 'vitest';
import { follow, type Trail } from './trail.ts';

type Entry = { key: string; at: Date };
const minute = 60_000;
const start = Date.parse('2026-11-22T12:00:00Z');
const entry = (n: number, at = start + n * minute): Entry => ({ key: `post ${n}`, at: new Date(at) });
const from = (): Trail => ({ since: new Date(start).toISOString(), seen: [] });

/** A list as the network keeps it: newest first, in pages, resumed by position. */
function listOf(entries: Entry[], pageSize: number) {
  return {
    read: async (cursor: string | undefined) => {
      const at = Number(cursor ?? 0);
      const more = at + pageSize < entries.length;
      return { entries: entries.slice(at, at + pageSize), ...(more && { cursor: String(at + pageSize) }) };
    },
    key: (one: Entry) => one.key,
    at: (one: Entry) => one.at,
  };
}
const newestFirst = (count: number) => Array.from({ length: count }, (_, n) => entry(count - n));
const keys = (pages: Entry[][]) => pages.flatMap((page) => page.toReversed().map((one) => one.key));

describe('following a list that shows its newest first', () => {
  test('everything is read once, oldest first, and then nothing', async () => {
    const list = listOf(newestFirst(7), 3);

    const first = await follow(list, from());
    expect(keys(first.pages)).toEqual(['post 1', 'post 2', 'post 3', 'post 4', 'post 5', 'post 6', 'post 7']);
    expect(first.more).toBe(false);
    expect((await follow(list, first.trail)).pages).toEqual([]);
  });

  test('only what is new is read, across pages', async () => {
    const { trail } = await follow(listOf(newestFirst(3), 3), from());

    const { pages } = await follow(listOf(newestFirst(9), 3), trail);

    expect(keys(pages)).toEqual(['post 4', 'post 5', 'post 6', 'post 7', 'post 8', 'post 9']);
  });

  test('what appears below newer ones is found', async () => {
    const { trail } = await follow(listOf([entry(5), entry(3)], 10), from());

    const { pages } = await follow(listOf([entry(5), entry(4), entry(3)], 10), trail);

    expect(keys(pages)).toEqual(['post 4']);
  });

  test('nothing from before the beginning is read', async () => {
    const { pages } = await follow(listOf([entry(1), entry(-1), entry(-2)], 2), from());

    expect(keys(pages)).toEqual(['post 1']);
  });

  test('a flood is read in several goes, without loss, while more arrives', async () => {
    const { trail } = await follow(listOf(newestFirst(2), 2), from());
    const seen: string[] = [];
    let at = trail;
    let posted = 40;
    for (let more = true; more; ) {
      const step = await follow(listOf(newestFirst(posted), 2), at);
      seen.push(...keys(step.pages));
      ({ trail: at, more } = step);
      posted += 1;
    }
    const last = await follow(listOf(newestFirst(posted), 2), at);
    seen.push(...keys(last.pages));

    const expected = Array.from({ length: posted - 2 }, (_, n) => `post ${n + 3}`);
    expect(new Set(seen)).toEqual(new Set(expected));
  });

  test('an empty page in the middle is not the end', async () => {
    const pages = [{ entries: [], cursor: '1' }, { entries: [entry(1)] }];
    const list = {
      ...listOf([], 1),
      read: async (cursor: string | undefined) => pages[Number(cursor ?? 0)] ?? { entries: [] },
    };

    expect(keys((await follow(list, from())).pages)).toEqual(['post 1']);
  });

  test('a server that repeats its cursor does not hold us', async () => {
    const list = { ...listOf([], 1), read: async () => ({ entries: [], cursor: 'again' }) };

    expect((await follow(list, from())).more).toBe(false);
  });
});
