import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSandbox } from '#sandbox/testing.ts';
import { handleFrom } from './brand-handle.ts';

let network: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  network = await openSandbox();
});
afterEach(() => network.close());

test.each([
  ['Acme', 'acme'],
  ['Acme Kettles', 'acme_kettles'],
  ['Café Acme & Co.', 'cafe_acme_co'],
  [' - Acme - ', 'acme'],
  ['株式会社アクメ', 'brand'],
  ['A very long name of a very long company', 'a_very_long_name_of_a_very_lon'],
])('the brand of the workspace "%s" is @%s, and the network takes it', (name, handle) => {
  expect(handleFrom(name)).toBe(handle);
  expect(network.provisionBrand({ handle: handleFrom(name), name }).handle).toBe(handle);
});

test('a workspace called like an invented customer gets an account of its own', () => {
  const brand = network.provisionBrand({ handle: 'jonasw', name: 'Jonasw' });
  const again = network.provisionBrand({ handle: 'jonasw', name: 'Jonasw' });

  expect(brand.handle).toBe('jonasw_brand');
  expect(again.accountId).toBe(brand.accountId);
});
