import { expect, test } from 'vitest';
import { readHeadroom, withTold } from './headroom.ts';

const noon = new Date('2026-03-01T12:00:00Z');
const posts = { of: 'posts', share: 0.5, left: 150, at: '2026-03-01T11:00:00.000Z' };

test('the newest word of each limit counts, and the others stay', () => {
  const known = withTold(
    [posts],
    [
      { of: 'calls', share: 0.9 },
      { of: 'posts', share: 0.25, left: 75, resetsAt: noon },
    ],
    noon,
  );

  expect(known).toEqual([
    { of: 'calls', share: 0.9, at: noon.toISOString() },
    { of: 'posts', share: 0.25, left: 75, resetsAt: noon.toISOString(), at: noon.toISOString() },
  ]);
});

test('a share that a network miscounts stays between nothing and all', () => {
  expect(
    withTold(
      [],
      [
        { of: 'calls', share: -0.2 },
        { of: 'posts', share: 7 },
      ],
      noon,
    ).map(({ share }) => share),
  ).toEqual([0, 1]);
});

test('what no longer reads as headroom is forgotten', () => {
  expect(readHeadroom({ old: 'form' })).toEqual([]);
});
