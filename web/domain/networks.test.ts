import { expect, test } from 'vitest';
import { handleOn, readNetworks, unknownNetworks } from './networks.ts';

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

test.each([
  ['sandbox', 'acme', '@acme'],
  ['mastodon', 'acme@social.example', '@acme@social.example'],
  ['email', 'help@acme.example', 'help@acme.example'],
  ['facebook', 'Acme Repairs', 'Acme Repairs'],
  ['whatsapp', '+34600111222', '+34600111222'],
  ['whatsapp', '+1 555 010 0200', '+1 555 010 0200'],
])('on %s %s is written %s', (network, handle, written) => {
  expect(handleOn(network, handle)).toBe(written);
});
