import { expect, test } from 'vitest';
import { rateOf } from './rate.ts';

test('a share says how sure so few make it', () => {
  expect(rateOf(0, 0)).toBeNull();
  const { share, low, high } = rateOf(1, 20) ?? { share: 0, low: 0, high: 0 };
  expect(share).toBe(0.05);
  expect(low).toBeCloseTo(0.0089, 3);
  expect(high).toBeCloseTo(0.2361, 3);
  expect(rateOf(0, 20)?.low).toBe(0);
  expect(rateOf(20, 20)?.high).toBeCloseTo(1, 10);
});
