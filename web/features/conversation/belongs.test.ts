import { expect, test } from 'vitest';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { standardFilter, type ViewFilter, type ViewKey } from '#contract/filter.ts';
import { belongs } from './belongs.ts';

// Only what decides about a view matters.
const row = (change: Partial<ConversationRow>) =>
  ({ status: 'open', assigneeId: null, teamId: null, ...change }) as ConversationRow;
const views: ViewKey[] = ['mine', 'unassigned', 'team', 'open', 'pending', 'snoozed', 'resolved', 'all'];
const now = new Date('2026-01-01T12:00:00Z');
const stands = (change: Partial<ConversationRow>, filter: ViewFilter) => belongs(row(change), filter, 'me', now);
const standsIn = (change: Partial<ConversationRow>) => views.filter((view) => stands(change, standardFilter(view)));

test('a row stands in the views of its status and its owner', () => {
  expect(standsIn({})).toEqual(['unassigned', 'open', 'all']);
  expect(standsIn({ assigneeId: 'me' })).toEqual(['mine', 'open', 'all']);
  expect(standsIn({ assigneeId: 'ines' })).toEqual(['open', 'all']);
  expect(standsIn({ status: 'resolved', assigneeId: 'me' })).toEqual(['resolved', 'all']);
  expect(standsIn({ status: 'on_hold' })).toEqual(['pending', 'all']);
});

test('what only the server knows is left open', () => {
  expect(stands({}, standardFilter('mentions'))).toBeNull();
  expect(stands({ teamId: 'hardware' }, standardFilter('team'))).toBeNull();
  expect(stands({}, standardFilter('team'))).toBe(false);
});

test('a row leaves a filter with its last tag or by its age, and what the row tells is enough to refuse it', () => {
  const filter: ViewFilter = { tagsAny: ['vip'], withinMinutes: 30, mentionsMe: true };

  expect(stands({ tags: ['vip'], lastMessageAt: '2026-01-01T11:45:00Z' }, filter)).toBeNull();
  expect(stands({ tags: [], lastMessageAt: '2026-01-01T11:45:00Z' }, filter)).toBe(false);
  expect(stands({ tags: ['vip'], lastMessageAt: '2026-01-01T11:15:00Z' }, filter)).toBe(false);
});
