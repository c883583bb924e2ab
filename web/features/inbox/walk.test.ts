import { expect, test } from 'vitest';
import { rowBeside } from './walk.ts';

const rows = ['a', 'b', 'c'];

test('goes to the neighbour, and nowhere beyond the ends', () => {
  expect(rowBeside(rows, 1, 1, 1)).toBe('c');
  expect(rowBeside(rows, 1, 1, -1)).toBe('a');
  expect(rowBeside(rows, 2, 2, 1)).toBeUndefined();
  expect(rowBeside(rows, 0, 0, -1)).toBeUndefined();
});

test('from a row that has left, goes on where it stood', () => {
  expect(rowBeside(rows, -1, 1, 1)).toBe('b');
  expect(rowBeside(rows, -1, 1, -1)).toBe('a');
  expect(rowBeside(rows, -1, 0, -1)).toBe('a');
});

test('from nowhere, begins at the top', () => {
  expect(rowBeside(rows, -1, -1, 1)).toBe('a');
  expect(rowBeside([], -1, -1, 1)).toBeUndefined();
});
