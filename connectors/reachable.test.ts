import { expect, test } from 'vitest';
import { reachableAs } from './reachable.ts';
import { connectors } from './registry.ts';

test('files go to a network that fetches them only from where it can reach us', () => {
  const filesOf = (publicUrl: string | undefined) =>
    reachableAs(connectors, publicUrl).flatMap(({ network, images, files }) => (images || files ? [network] : []));
  const fetching = connectors.filter(({ fetchesFiles }) => fetchesFiles).map(({ network }) => network);

  expect(fetching).toEqual(['threads']);
  expect(filesOf('https://care.example')).toContain('threads');
  expect(filesOf(undefined)).toEqual(filesOf('https://care.example').filter((network) => network !== 'threads'));
});

test('where only some accounts have their files fetched, these alone go without', () => {
  const limitsOf = (publicUrl: string | undefined, settings: Record<string, string>) =>
    reachableAs(connectors, publicUrl)
      .find(({ network }) => network === 'instagram')
      ?.limitsFor?.(settings, []);

  expect(limitsOf('https://care.example', { login: 'instagram' })?.images).toBeDefined();
  expect(limitsOf(undefined, { login: 'instagram' })).not.toHaveProperty('images');
  expect(limitsOf(undefined, { login: 'instagram' })).not.toHaveProperty('files');
  expect(limitsOf(undefined, { login: 'page' })?.images).toBeDefined();
});
