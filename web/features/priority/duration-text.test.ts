import { expect, test } from 'vitest';
import { durationText, readDuration } from './duration-text.ts';

test.each([
  [15, '15m'],
  [60, '1h'],
  [90, '1h 30m'],
  [4320, '3d'],
  [1501, '1d 1h 1m'],
])('%i minutes are %s, both ways', (minutes, text) => {
  expect(durationText(minutes)).toBe(text);
  expect(readDuration(text)).toBe(minutes);
});

test.each([
  ['45', 45],
  ['1.5h', 90],
  ['2 h 5 min', 125],
  ['2H', 120],
  ['', null],
  ['soon', null],
  ['0', null],
  ['5 weeks', null],
])('%j is read as %s', (text, minutes) => {
  expect(readDuration(text)).toBe(minutes);
});
