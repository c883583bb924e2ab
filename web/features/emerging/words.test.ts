import { expect, it } from 'vitest';
import { tellingPhrases } from './words.ts';

it.each([
  [
    ['checkout page', 'checkout', 'frozen', 'page'],
    ['checkout page', 'frozen'],
  ],
  [
    ['app', 'app crashes'],
    ['app', 'app crashes'],
  ],
  [
    ['apple', 'app'],
    ['apple', 'app'],
  ],
  [[], []],
])('leaves out what stands in a phrase before it: %s', (phrases, expected) => {
  expect(tellingPhrases(phrases)).toEqual(expected);
});
