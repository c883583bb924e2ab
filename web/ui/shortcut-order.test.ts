import { expect, test } from 'vitest';
import { inOrderOfUse } from './shortcut-order.ts';

const entry = (keys: string, label = keys) => ({ keys, label });
const listed = (...entries: ReturnType<typeof entry>[]) => inOrderOfUse(entries).map(({ label }) => label);

test('what is done all day stands first, however the screen was built; the rest keeps its order', () => {
  expect(listed(entry('w'), entry('d'), entry('e'), entry('j'), entry('a'), entry('r'))).toEqual([
    'r',
    'a',
    'e',
    'j',
    'w',
    'd',
  ]);
});

test('of two for the same keys the one that a press would run is listed', () => {
  expect(listed(entry('Escape', 'Close'), entry('Escape', 'Choose nothing'))).toEqual(['Choose nothing']);
});

test('what has no label is not listed', () => {
  expect(listed(entry('r', ''), entry('n'))).toEqual(['n']);
});
