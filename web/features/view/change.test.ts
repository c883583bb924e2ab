import { expect, test } from 'vitest';
import { chosenIds, pick, withValue } from './change.ts';

test('choices of one attribute add up, and the last one taken away takes the attribute with it', () => {
  const one = pick({}, 'status', 'open', true);
  const two = pick(one, 'status', 'pending', true);

  expect(two).toEqual({ status: ['open', 'pending'] });
  expect(pick(two, 'status', 'open', true)).toEqual({ status: ['pending'] });
  expect(pick(one, 'status', 'open', true)).toEqual({});
});

test('one of two replaces the other', () => {
  expect(pick({ unread: true }, 'unread', 'false', false)).toEqual({ unread: false });
  expect(pick({}, 'stage', 'private', false)).toEqual({ stage: 'private' });
  expect(chosenIds({ unread: false }, 'unread')).toEqual(['false']);
});

test('an attribute goes without a trace', () => {
  expect(withValue({ unread: true, tagsAny: ['vip'] }, 'unread', undefined)).toEqual({ tagsAny: ['vip'] });
});
