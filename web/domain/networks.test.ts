import { expect, test } from 'vitest';
import { readNetworks, unknownNetworks } from './networks.ts';

test.each([
  ['', []],
  ['bluesky', ['bluesky']],
  ['Bluesky, mastodon;  bluesky', ['bluesky', 'mastodon']],
  ['Google Business Profile، X', ['google_business', 'x']],
  ['blusky', ['blusky']],
])('%j names %j', (text, expected) => {
  expect(readNetworks(text)).toEqual(expected);
});

test('names of no network are told apart', () => {
  expect(unknownNetworks(['bluesky', 'blusky', 'sandbox'])).toEqual(['blusky']);
});
