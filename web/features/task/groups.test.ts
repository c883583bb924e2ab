import { expect, test } from 'vitest';
import type { TaskView } from '#contract/task-view.ts';
import { groupsOf } from './groups.ts';

const task = (dueAt: string): TaskView => ({
  id: dueAt,
  text: 'Call',
  ownerId: 'ana',
  isPromise: false,
  dueAt,
  remindMinutes: null,
  recurrence: null,
  snoozedUntil: null,
  doneAt: null,
  doneBy: null,
  conversation: null,
});

test('tasks stand under the days of the reader’s zone, also where a day has 25 hours', () => {
  const due = [
    '2026-10-24T20:00:00Z',
    '2026-10-24T21:30:00Z',
    '2026-10-24T22:30:00Z',
    '2026-10-25T22:30:00Z',
    '2026-10-25T23:30:00Z',
  ];

  const groups = groupsOf(due.map(task), new Date('2026-10-24T21:00:00Z'), 'Europe/Berlin');

  expect(groups.map(({ key, tasks }) => [key, tasks.map(({ dueAt }) => dueAt)])).toEqual([
    ['overdue', [due[0]]],
    ['today', [due[1]]],
    ['tomorrow', [due[2], due[3]]],
    ['later', [due[4]]],
  ]);
});
