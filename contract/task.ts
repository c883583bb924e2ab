import * as z from 'zod/mini';
import { Id, Instant, page, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { TaskList, TaskView } from './task-view.ts';

const weekdayCodes: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** How a task recurs, each in the wall time of its owner. */
export type Recurrence = {
  every: 'day' | 'week' | 'month';
  /** Each, each second, … */
  interval: number;
  /** Of a week: 1 Monday to 7 Sunday; empty for the weekday it began on. */
  weekdays: number[];
  /** Last local day on which it may fall due, `2026-12-24`; null for no end. */
  until: string | null;
};

const units = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const;

/**
 * Pure: reads the part of RFC 5545 that tasks take: FREQ=DAILY, WEEKLY (with BYDAY) or MONTHLY, INTERVAL up to 99, UNTIL as
 * a date. Null for anything else.
 */
export function readRecurrence(rule: string): Recurrence | null {
  const parts = rule.split(';').map((part) => part.split('='));
  const value = Object.fromEntries(parts.map(([name = '', text = '']) => [name, text]));
  const { FREQ, INTERVAL = '1', BYDAY, UNTIL, ...others } = value;
  const every = FREQ && FREQ in units ? units[FREQ as keyof typeof units] : null;
  if (!every || Object.keys(others).length > 0 || Object.keys(value).length < parts.length) return null;
  if (!/^[1-9]\d?$/.test(INTERVAL)) return null;
  const weekdays = BYDAY === undefined ? [] : BYDAY.split(',').map((code) => weekdayCodes.indexOf(code) + 1);
  if (weekdays.includes(0) || new Set(weekdays).size < weekdays.length || (weekdays.length > 0 && every !== 'week'))
    return null;
  const until = UNTIL === undefined ? null : UNTIL.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  if (until !== null && !z.safeParse(z.iso.date(), until).success) return null;
  return { every, interval: Number(INTERVAL), weekdays: weekdays.sort(), until };
}

/** Rules that the screen offers. */
export const commonRecurrences = {
  daily: 'FREQ=DAILY',
  weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: 'FREQ=WEEKLY',
  monthly: 'FREQ=MONTHLY',
} as const;

const RecurrenceRule = z.string().check(
  z.maxLength(100),
  z.refine((rule) => readRecurrence(rule) !== null),
);
const RemindMinutes = z.nullable(z.int().check(z.gte(1), z.lte(7 * 24 * 60)));
const TaskText = Typed(500);

const inTask = z.object({ taskId: Id });
const reply = z.object({ task: TaskView });

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/tasks',
  permission: 'inbox.read',
  summary: 'Open tasks by due moment: one’s own, the team’s or the overdue ones; or those done, the newest first.',
  query: z.object({
    list: z._default(TaskList, 'mine'),
    cursor: z.optional(z.string()),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 50),
  }),
  reply: page(TaskView),
});

export const countTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/counts',
  permission: 'inbox.read',
  summary: 'Counts the open tasks of each list, capped at 100 (shown as 99+).',
  reply: z.object({ mine: z.number(), team: z.number(), overdue: z.number() }),
});

export const addTask = endpoint({
  method: 'POST',
  path: '/api/tasks',
  permission: 'conversation.write',
  summary: 'Adds a task, on a conversation or free; its owner is told when it is due.',
  body: z.object({
    /** Made once by the browser: a second try with it adds no second task. */
    id: z.optional(Id),
    conversationId: z._default(z.nullable(Id), null),
    /** Absent: the caller. */
    ownerId: z.optional(Id),
    text: TaskText,
    dueAt: Instant,
    remindMinutes: z._default(RemindMinutes, null),
    recurrence: z._default(z.nullable(RecurrenceRule), null),
    isPromise: z._default(z.boolean(), false),
  }),
  reply,
});

export const changeTask = endpoint({
  method: 'PATCH',
  path: '/api/tasks/:taskId',
  permission: 'conversation.write',
  summary: 'Changes a task; another due moment reminds anew.',
  params: inTask,
  body: z.object({
    ownerId: z.optional(Id),
    text: z.optional(TaskText),
    dueAt: z.optional(Instant),
    remindMinutes: z.optional(RemindMinutes),
    recurrence: z.optional(z.nullable(RecurrenceRule)),
  }),
  reply,
});

export const setTaskDone = endpoint({
  method: 'PUT',
  path: '/api/tasks/:taskId/done',
  permission: 'conversation.write',
  summary:
    'Marks a task as done, or as open again. One that recurs leaves its next occurrence behind; open again takes that away while nobody has changed it.',
  params: inTask,
  body: z.object({ done: z.boolean() }),
  reply: z.object({ task: TaskView, next: z.nullable(TaskView) }),
});

export const snoozeTask = endpoint({
  method: 'PUT',
  path: '/api/tasks/:taskId/snooze',
  permission: 'conversation.write',
  summary: 'Reminds again at that moment and not before; null ends it. The due moment stays.',
  params: inTask,
  body: z.object({ until: z.nullable(Instant) }),
  reply,
});

export const setTaskRemoved = endpoint({
  method: 'PUT',
  path: '/api/tasks/:taskId/removed',
  permission: 'conversation.write',
  summary: 'Removes a task, or brings it back.',
  params: inTask,
  body: z.object({ removed: z.boolean() }),
  reply,
});
