import { expect, test } from 'vitest';
import { bytesOfId, derivedId, idBytes, idOfBytes, newId } from './id.ts';

test('ids made in one millisecond sort in the order in which they were made', () => {
  const now = new Date('2026-11-22T12:00:00Z');

  const ids = Array.from({ length: 10_000 }, () => newId(now));

  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id is a UUID of version 7 with its time in front', () => {
  expect(newId(new Date(0x0123456789ab))).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('an id made of words is the same for the same words, another for others, and of version 8', () => {
  expect(derivedId('answer 1 part 2')).toBe(derivedId('answer 1 part 2'));
  expect(derivedId('answer 1 part 2')).not.toBe(derivedId('answer 1 part 3'));
  expect(derivedId('answer 1 part 2')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('an id becomes bytes and comes back', () => {
  const id = newId();

  expect(bytesOfId(id)).toHaveLength(idBytes);
  expect(idOfBytes(bytesOfId(id))).toBe(id);
});
