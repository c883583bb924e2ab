import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldThread, type Line, type Post } from './fold.ts';

const post = (id: string, replyTo: string | null, change: Partial<Post> = {}): Post => ({
  id,
  externalId: id,
  replyTo,
  author: `author of ${id}`,
  isOpen: false,
  isOurs: false,
  asks: false,
  ...change,
});
const customer = (id: string, replyTo: string | null) => post(id, replyTo, { author: 'maren', isOpen: true });
const ours = (id: string, replyTo: string | null) => post(id, replyTo, { author: 'acme', isOpen: true, isOurs: true });

/** One line of text a line: two spaces a level, `+3/2?1` for three posts by two with one open question. */
const drawn = (posts: readonly Post[]) => foldThread(posts).map(draw);
const draw = (line: Line) => {
  const indent = '  '.repeat(line.depth);
  if (line.kind === 'post') return `${indent}${line.id}`;
  return `${indent}+${line.posts}/${line.people}${line.questions > 0 ? `?${line.questions}` : ''}`;
};

const table: [rule: string, posts: Post[], lines: string[]][] = [
  ['nothing gives nothing', [], []],
  ['the customer’s own thread stands open', [customer('a', null), ours('b', 'a')], ['a', '  b']],
  [
    'other branches are folded under what they answer, with their people counted once',
    [customer('a', null), post('x', 'a', { author: 'eve' }), post('y', 'x', { author: 'eve' }), ours('b', 'a')],
    ['a', '  +2/1', '  b'],
  ],
  [
    'the customer far down stands with all above',
    [post('root', null), post('p', 'root'), post('q', 'root'), customer('a', 'p'), post('z', 'a')],
    ['root', '  +1/1', '  p', '    a', '      +1/1'],
  ],
  [
    'the post that began it is seen even when the customer is missing',
    [post('root', null), post('p', 'root')],
    ['root', '  +1/1'],
  ],
  [
    'questions of bystanders count until we answer them',
    [
      customer('a', null),
      post('q', 'a', { asks: true }),
      post('r', 'a', { asks: true }),
      post('mine', 'r', { author: 'acme', isOurs: true }),
      post('again', 'mine', { isOurs: true, asks: true }),
    ],
    ['a', '  +4/4?1'],
  ],
  [
    'what answers something unknown hangs on the first post',
    [post('root', null), customer('a', 'gone'), post('x', 'gone too')],
    ['root', '  +1/1', '  a'],
  ],
  ['without a first post it stands at the top', [post('x', 'gone'), customer('a', 'gone')], ['+1/1', 'a']],
  [
    'a circle is cut and lost to nobody',
    [post('root', null), post('x', 'y'), post('y', 'x'), customer('a', 'y')],
    ['root', '  x', '    y', '      a'],
  ],
  ['a post that answers itself hangs on the first', [post('root', null), customer('a', 'a')], ['root', '  a']],
  [
    'an answer of ours that has no id yet stands where it belongs',
    [customer('a', null), { ...ours('b', 'a'), externalId: null }],
    ['a', '  b'],
  ],
];

test.each(table)('%s', (_, posts, lines) => {
  expect(drawn(posts)).toEqual(lines);
});

describe('whatever the thread', () => {
  const threads = fc
    .array(
      fc.record({ parent: fc.option(fc.nat(40)), isOpen: fc.boolean(), isOurs: fc.boolean(), asks: fc.boolean() }),
      {
        maxLength: 40,
      },
    )
    .map((list) =>
      list.map(({ parent, ...rest }, n) =>
        post(`p${n}`, parent === null ? null : `p${parent}`, { ...rest, author: `by ${n % 7}` }),
      ),
    );

  test('nothing is lost and nothing is there twice', () => {
    fc.assert(
      fc.property(threads, (posts) => {
        const shown = foldThread(posts).flatMap((line) => (line.kind === 'post' ? [line.id] : line.ids));
        expect(shown.toSorted()).toEqual(posts.map(({ id }) => id).toSorted());
      }),
      { numRuns: 500 },
    );
  });

  test('what is open is never folded, and its way up stands above it', () => {
    fc.assert(
      fc.property(threads, (posts) => {
        const lines = foldThread(posts);
        const seen = new Map<string | null, number>([[null, -1]]);
        for (const line of lines) {
          expect(seen.get(line.under)).toBe(line.depth - 1);
          if (line.kind === 'post') seen.set(line.id, line.depth);
        }
        for (const { id, isOpen } of posts) if (isOpen) expect(seen.has(id)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('at most one fold hangs on a post, and it says how much is in it', () => {
    fc.assert(
      fc.property(threads, (posts) => {
        const folds = foldThread(posts).filter((line) => line.kind === 'fold');
        expect(new Set(folds.map(({ under }) => under)).size).toBe(folds.length);
        for (const { ids, posts: count, people } of folds) {
          expect(count).toBe(ids.length);
          expect(people).toBeLessThanOrEqual(count);
          expect(people).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('a chain of ten thousand answers is folded without a deep call', () => {
    const chain = Array.from({ length: 10_000 }, (_, n) => post(`p${n}`, n === 0 ? null : `p${n - 1}`));
    expect(drawn(chain)).toEqual(['p0', '  +9999/9999']);
  });
});
