import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('ids made in one millisecond sort in the order in which they were made', () => {
  const now = new Date('2026-11-22T12:00:00Z');

  const ids = Array.from({ length: 10_000 }, () => newId(now));

  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id is a UUID of version 7 with its time in front', () => {
  expect(newId(new Date(0x0123456789ab))).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
