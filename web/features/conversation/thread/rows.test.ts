import { expect, test } from 'vitest';
import type { TreeFold, TreeLine } from '#contract/thread.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import { type Answer, type Branch, type Row, rowsOf } from './rows.ts';

const message = (id: string) => ({ kind: 'message', id, text: id }) as TimelineMessage; // only the id matters here
const post = (id: string, depth: number, under: string | null): TreeLine => ({
  kind: 'post',
  under,
  depth,
  message: message(id),
  likes: null,
});
const fold = (under: string | null, depth: number, posts = 3): TreeFold => ({
  kind: 'fold',
  under,
  depth,
  posts,
  people: 2,
  questions: 0,
  more: false,
});
const answer = (id: string, below = 0): Answer => ({
  message: message(id),
  likes: null,
  below: below > 0 ? fold(id, 0, below) : null,
});
const branch = (answers: Answer[], change: Partial<Branch> = {}): Branch => ({
  answers,
  next: null,
  state: 'idle',
  ...change,
});
const drawn = (rows: Row[]) =>
  rows.map((row) => {
    const indent = '  '.repeat(row.depth);
    if (row.kind === 'post') return indent + row.message.text;
    if (row.kind === 'more') return `${indent}more`;
    return `${indent}${row.isOpen ? '-' : '+'}${row.fold.posts}`;
  });

const lines = [post('root', 0, null), fold('root', 1), post('mine', 1, 'root')];

test('what nobody unfolded stays one row', () => {
  expect(drawn(rowsOf(lines, new Map()))).toEqual(['root', '  +3', '  mine']);
});

test('unfolding goes on step by step, each step under its own post', () => {
  const branches = new Map([
    ['root', branch([answer('a', 2), answer('b')], { next: 'x' })],
    ['a', branch([answer('c')])],
  ]);

  expect(drawn(rowsOf(lines, branches))).toEqual(['root', '  -3', '  a', '    -2', '    c', '  b', '  more', '  mine']);
});

test('a post is shown once: the open branch wins, then the first place', () => {
  const branches = new Map([['root', branch([answer('mine'), answer('a'), answer('a')])]]);

  expect(drawn(rowsOf(lines, branches))).toEqual(['root', '  -3', '  a', '  mine']);
});

test('keys are unique, also of a branch that hangs on nothing', () => {
  const branches = new Map([['top', branch([answer('a', 1)], { next: 'x' })]]);
  const keys = rowsOf([fold(null, 0), ...lines], branches).map(({ key }) => key);

  expect(new Set(keys).size).toBe(keys.length);
});
