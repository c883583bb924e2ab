import { expect, test } from 'vitest';
import { insertAt, nextBlank, slashAt, slashFor } from './slash.ts';

test.each([
  ['/', { from: 0, query: '' }],
  ['/ref', { from: 0, query: 'ref' }],
  ['Hi! /late refund', { from: 4, query: 'late refund' }],
  ['(/ref', { from: 1, query: 'ref' }],
  ['and/or', null],
  ['https://acme.test', null],
  ['12/2026', null],
  ['/ or', null],
  ['/one two three four five', null],
  ['/ref\nmore', null],
  ['no slash', null],
])('%j asks for saved replies, or not', (text, asked) => {
  expect(slashAt(text, text.length)).toEqual(asked);
});

test('the words take the place of what was typed, and stand apart from what follows', () => {
  expect(insertAt('Hi /ref', { from: 3, query: 'ref' }, 'Thanks.')).toEqual({ text: 'Hi Thanks.', caret: 10 });
  expect(insertAt('/refmore', { from: 0, query: 'ref' }, 'Thanks.')).toEqual({ text: 'Thanks. more', caret: 7 });
  expect(insertAt('changed', { from: 7, query: 'ref' }, ' Thanks.').text).toBe('changed Thanks.');
});

test('a slash put there by a button begins a word', () => {
  expect([slashFor('', 0), slashFor('Hi', 2), slashFor('Hi ', 3)]).toEqual(['/', ' /', '/']);
});

test('blanks are found one after the other', () => {
  const text = 'Order [number] of [day].';

  expect(nextBlank(text, 0)).toEqual({ start: 6, end: 14 });
  expect(nextBlank(text, 14)).toEqual({ start: 18, end: 23 });
  expect(nextBlank(text, 23)).toBeNull();
});
