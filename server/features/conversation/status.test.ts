import { expect, test } from 'vitest';
import { conversationStatuses } from '#contract/filter.ts';
import { defaultReopenPolicy, statusAfterInbound, statusAfterSent } from './status.ts';

const limitMs = defaultReopenPolicy.reopenWithinMs;

test.each([
  ['open', null, 'open'],
  ['pending', null, 'open'],
  ['on_hold', null, 'open'],
  ['snoozed', null, 'open'],
  ['resolved', 0, 'open'],
  ['resolved', limitMs, 'open'],
  ['resolved', limitMs + 1, 'new'],
  ['resolved', null, 'open'],
] as const)("the customer's next message finds %s (resolved %s ms ago) and leaves it %s", (status, ageMs, expected) => {
  expect(statusAfterInbound(status, ageMs)).toBe(expected);
});

test('an answer makes only an open conversation wait for the customer', () => {
  expect(conversationStatuses.map(statusAfterSent)).toEqual(['pending', 'pending', 'on_hold', 'snoozed', 'resolved']);
});
