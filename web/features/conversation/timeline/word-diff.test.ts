import { describe, expect, test } from 'vitest';
import { type DiffPart, wordDiff } from './word-diff.ts';

const marked = (parts: DiffPart[]) =>
  parts
    .map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text))
    .join('');
const without = (parts: DiffPart[], kind: DiffPart['kind']) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('what changed between two versions', () => {
  test('marks the words that changed and no others', () => {
    expect(marked(wordDiff('My order is late.', 'My parcel is very late.'))).toBe(
      'My [-order-]{+parcel+} is{+ very+} late.',
    );
  });

  test('shows a phrase that was replaced as one', () => {
    expect(marked(wordDiff('I want my money back now.', 'I want a new one now.'))).toBe(
      'I want [-my money back-]{+a new one+} now.',
    );
  });

  test('says nothing changed where nothing did', () => {
    expect(wordDiff('Hello', 'Hello')).toEqual([{ kind: 'same', text: 'Hello' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  test('shows a text that came or went as a whole', () => {
    expect(wordDiff('', 'New text')).toEqual([{ kind: 'added', text: 'New text' }]);
    expect(wordDiff('Old text', '')).toEqual([{ kind: 'removed', text: 'Old text' }]);
  });

  test('finds words in a script without spaces', () => {
    expect(marked(wordDiff('我的订单很晚', '我的包裹很晚'))).toBe('我的[-订单-]{+包裹+}很晚');
  });

  test.each([
    ['a b c d', 'd c b a'],
    ['one\ntwo  three', 'two three\n\nfour'],
    ['👩‍👩‍👧 fine', 'fine 👩‍👩‍👧‍👦'],
    ['x '.repeat(3000), 'y '.repeat(3000)],
  ])('keeps both texts whole', (before, after) => {
    const parts = wordDiff(before, after);

    expect(without(parts, 'added')).toBe(before);
    expect(without(parts, 'removed')).toBe(after);
  });
});
