import { describe, expect, it } from 'vitest';
import { endWithLeaving, placeRows, rowAt, rowsInSight, scrollTo } from './row-places.ts';

const keys = ['a', 'b', 'c', 'd'];
/** Rows of 100, 50, 100 and 100 px. */
const startsPx = placeRows(keys, new Map([['b', 50]]), 100);

describe('rows', () => {
  it('stand one below the other, as high as measured or else as usual', () => {
    expect(startsPx).toEqual([0, 100, 150, 250, 350]);
    expect(placeRows([], new Map(), 100)).toEqual([0]);
  });

  it('are found by their distance from the top, the ends beyond the ends', () => {
    expect([-5, 0, 99, 100, 149, 150, 349, 900].map((px) => rowAt(startsPx, px))).toEqual([0, 0, 0, 1, 1, 2, 3, 3]);
  });

  it('are drawn when in sight, with some around them', () => {
    expect(rowsInSight(startsPx, { topPx: 120, heightPx: 60 }, 0)).toEqual({ first: 1, end: 3 });
    expect(rowsInSight(startsPx, { topPx: 120, heightPx: 60 }, 6)).toEqual({ first: 0, end: 4 });
    expect(rowsInSight([0], { topPx: 0, heightPx: 60 }, 6)).toEqual({ first: 0, end: 0 });
  });
});

describe('rows that new ones in front pushed out of the end', () => {
  const pushedBy = (count: number) => [...Array.from({ length: count }, (_, n) => `new ${n}`), ...keys, 'e', 'f'];

  it('are drawn until what is new has been: they cost whoever waits for that nothing', () => {
    expect(endWithLeaving(pushedBy(1), 4, 'd')).toBe(5);
    expect(endWithLeaving(pushedBy(2), 4, 'd')).toBe(6);
  });

  it('are taken away then', () => {
    expect(endWithLeaving(pushedBy(1), 4, 'c')).toBe(4);
  });

  it('are not waited for when they are far away, or gone', () => {
    expect(endWithLeaving(pushedBy(6), 4, 'd')).toBe(10);
    expect(endWithLeaving(pushedBy(7), 4, 'd')).toBe(4);
    expect(endWithLeaving(pushedBy(1), 4, 'gone')).toBe(4);
  });
});

describe('scrolling to a row', () => {
  const from = (topPx: number, index: number) => scrollTo(startsPx, index, { topPx, heightPx: 150 });

  it('is not needed when it is wholly in sight', () => {
    expect(from(0, 1)).toBe(0);
  });

  it('goes the shortest way up or down', () => {
    expect(from(120, 0)).toBe(0);
    expect(from(0, 2)).toBe(100);
  });

  it('shows the beginning of one that is higher than the window', () => {
    expect(scrollTo(startsPx, 2, { topPx: 0, heightPx: 60 })).toBe(150);
  });
});
