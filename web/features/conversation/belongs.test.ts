import { expect, test } from 'vitest';
import type { ConversationRow, ViewKey } from '#contract/conversation.ts';
import { belongs } from './belongs.ts';

// Only what decides about a view matters.
const row = (change: Partial<ConversationRow>) =>
  ({ status: 'open', assigneeId: null, teamId: null, ...change }) as ConversationRow;
const views: ViewKey[] = ['mine', 'unassigned', 'team', 'open', 'pending', 'snoozed', 'resolved', 'all'];
const standsIn = (change: Partial<ConversationRow>) => views.filter((view) => belongs(row(change), view, 'me'));

test('a row stands in the views of its status and its owner', () => {
  expect(standsIn({})).toEqual(['unassigned', 'open', 'all']);
  expect(standsIn({ assigneeId: 'me' })).toEqual(['mine', 'open', 'all']);
  expect(standsIn({ assigneeId: 'ines' })).toEqual(['open', 'all']);
  expect(standsIn({ status: 'resolved', assigneeId: 'me' })).toEqual(['resolved', 'all']);
  expect(standsIn({ status: 'on_hold' })).toEqual(['pending', 'all']);
});

test('what only the server knows is left open', () => {
  expect(belongs(row({}), 'mentions', 'me')).toBeNull();
  expect(belongs(row({ teamId: 'hardware' }), 'team', 'me')).toBeNull();
  expect(belongs(row({}), 'team', 'me')).toBe(false);
});
