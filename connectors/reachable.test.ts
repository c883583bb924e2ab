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
