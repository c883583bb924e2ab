import { expect, test } from 'vitest';
import { estimateReaders } from './estimate-readers.ts';

const at = '2026-03-01T09:00:00.000Z';
const seen = (posts: number, views: number | null) => ({ posts, views, likes: 4, at });

test.each([
  ['as many as saw the latest posts', { count: 90_000, at }, seen(5, 1234), { readers: 1200, from: 'views' }],
  [
    'a share of who follows where views are not counted',
    { count: 90_000, at },
    seen(5, null),
    { readers: 4500, from: 'followers' },
  ],
  [
    'a share of who follows where too few posts were seen',
    { count: 800, at },
    seen(2, 50_000),
    { readers: 40, from: 'followers' },
  ],
  ['views alone', null, seen(3, 87), { readers: 87, from: 'views' }],
  ['nobody where nobody follows', { count: 0, at }, null, { readers: 0, from: 'followers' }],
  ['nothing where nothing is known', null, seen(9, null), null],
] as const)('%s', (_name, followers, observed, estimate) => {
  expect(estimateReaders({ followers, observed })).toEqual(estimate);
});
