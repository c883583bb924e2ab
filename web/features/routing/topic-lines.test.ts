import { expect, test } from 'vitest';
import { topicsOf } from './topic-lines.ts';

test('a topic that stays keeps its id, whatever comes and goes around it', () => {
  const before = topicsOf(['Refunds', 'Tax'], []);

  const after = topicsOf(['Tax', 'Shipping', 'Refunds'], before);

  expect(after.map(({ name }) => name)).toEqual(['Tax', 'Shipping', 'Refunds']);
  expect(after[0]).toEqual(before[1]);
  expect(after[2]).toEqual(before[0]);
  expect(new Set(after.map(({ id }) => id)).size).toBe(3);
});
