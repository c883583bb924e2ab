import { expect, test } from 'vitest';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { holdOrder } from './held-order.ts';

// Only the id matters for the order.
const rows = (ids: string) => [...ids].map((id) => ({ id }) as ConversationRow);
const shown = (held: string, now: string) => {
  const result = holdOrder([...held], rows(now));
  return { order: result.rows.map(({ id }) => id).join(''), news: result.news };
};

test('nothing changed, nothing is new', () => {
  expect(shown('abc', 'abc')).toEqual({ order: 'abc', news: 0 });
});

test('a new row waits above and is counted', () => {
  expect(shown('abc', 'xabc')).toEqual({ order: 'abc', news: 1 });
  expect(shown('abc', 'axybc')).toEqual({ order: 'abc', news: 2 });
});

test('a row that moved up keeps its place and is counted', () => {
  expect(shown('abc', 'cab')).toEqual({ order: 'abc', news: 1 });
});

test('a row that left is gone', () => {
  expect(shown('abc', 'ac')).toEqual({ order: 'ac', news: 0 });
  expect(shown('abc', 'bc')).toEqual({ order: 'bc', news: 0 });
});

test('further pages follow behind', () => {
  expect(shown('abc', 'xabcde')).toEqual({ order: 'abcde', news: 1 });
});

test('everything that was shown has left', () => {
  expect(shown('ab', 'xy')).toEqual({ order: 'xy', news: 0 });
});
