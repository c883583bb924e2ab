import type { Calendar } from '#contract/calendar.ts';
import type { ClockKind, ClockRules, ClockState } from '#contract/clock.ts';
import type { ConversationStatus } from '#contract/filter.ts';
import { deadlineAfter, workingTimeBetween } from '#server/features/calendar/queries.ts';

/** What moves the clocks of a conversation, in order of time. */
export type Happening = { at: Date } & (
  | { what: 'asked' }
  | { what: 'answered' }
  /** The question of that moment needs no answer. */
  | { what: 'excused'; askedAt: Date }
  | { what: 'status'; status: ConversationStatus; heldBy: string | null }
);

/** What the clocks of a conversation run by. */
export type Rules = {
  /** Minutes of open time; null for no promise. */
  targets: Record<ClockKind, number | null>;
  calendar: Calendar;
  pauses: ClockRules['pauses'];
  warnPercent: number;
};

export type Pause = {
  by: string;
  from: Date;
  to: Date | null;
  /** When the clock was, or would have been, due at the pause's nearer end. */
  dueAt: Date | null;
};

export type Clock = {
  kind: ClockKind;
  /** Which one of its kind, from 1. */
  n: number;
  state: ClockState;
  startedAt: Date;
  /** From here on it runs, after its last pause. */
  since: Date;
  stoppedAt: Date | null;
  /** Null while it stands still in time. */
  dueAt: Date | null;
  warnAt: Date | null;
  /** Open time used before `since`, in ms; all of it once it is stopped or stands still. */
  spentMs: number;
  pausedBy: string | null;
  targetMinutes: number;
  pauses: Pause[];
};

/** What pauses call the customer; departments go by their names. */
export const customer = 'customer';
/** On hold without a department's name. */
export const somebody = 'department';

const minuteMs = 60_000;

/**
 * Pure: the clocks that a conversation's history makes, in the order in which they began.
 *
 * A question starts the response clock unless it runs already: the first one until a person has answered, the next one
 * from then on. An answer stops it, and so it does that no question that waits needs one. A question starts the resolution clock too, unless it runs; resolving stops that, and
 * drops a question that got no answer. Waiting pauses what the rules say; a question ends the wait. Reopening asks anew.
 */
export function runClocks(history: readonly Happening[], rules: Rules): Clock[] {
  const clocks: Clock[] = [];
  let status: ConversationStatus = 'open';
  let wasAnswered = false;
  let isWaiting = false;
  /** When what still waits for an answer was asked. */
  let owed: number[] = [];
  const open = (...kinds: ClockKind[]) =>
    clocks.find((one) => kinds.includes(one.kind) && (one.state === 'running' || one.state === 'paused'));
  const running = () => clocks.filter((one) => one.state === 'running' || one.state === 'paused');

  const start = (kind: ClockKind, at: Date) => {
    const target = rules.targets[kind];
    if (target === null) return;
    const n = clocks.filter((one) => one.kind === kind).length + 1;
    clocks.push(set({ ...newClock, kind, n, startedAt: at, since: at, targetMinutes: target, pauses: [] }, rules));
  };
  const startDue = (at: Date) => {
    if (!open('first_response', 'next_response')) start(wasAnswered ? 'next_response' : 'first_response', at);
    if (!open('resolution')) start('resolution', at);
  };
  const wait = (at: Date, by: string | null, kinds: readonly ClockKind[]) => {
    for (const clock of running()) {
      const pausedBy = by !== null && kinds.includes(clock.kind) ? by : null;
      if (clock.pausedBy === pausedBy) continue;
      if (clock.pausedBy !== null) resume(clock, at, rules);
      if (pausedBy !== null) pause(clock, at, pausedBy, rules);
    }
  };

  for (const event of history) {
    if (event.what === 'asked') {
      isWaiting = true;
      owed.push(event.at.getTime());
      if (status !== 'resolved') status = 'open';
      wait(event.at, null, []);
      startDue(event.at);
    } else if (event.what === 'answered') {
      const clock = open('first_response', 'next_response');
      if (clock) stop(clock, event.at, rules);
      wasAnswered ||= isWaiting;
      isWaiting = false;
      owed = [];
    } else if (event.what === 'excused') {
      const left = owed.filter((at) => at !== event.askedAt.getTime());
      const isLast = isWaiting && owed.length > 0 && left.length === 0;
      owed = left;
      if (!isLast) continue;
      isWaiting = false;
      const response = open('first_response', 'next_response');
      if (response) stop(response, event.at, rules, 'dropped');
      // A matter that was answered before is still to be solved.
      const resolution = wasAnswered ? undefined : open('resolution');
      if (resolution) stop(resolution, event.at, rules, 'dropped');
    } else {
      const before = status;
      status = event.status;
      if (status === 'resolved') {
        const unanswered = open('first_response', 'next_response');
        if (unanswered) stop(unanswered, event.at, rules, 'dropped');
        const resolution = open('resolution');
        if (resolution) stop(resolution, event.at, rules);
      } else {
        if (before === 'resolved' && isWaiting) startDue(event.at);
        else if (before === 'resolved' && clocks.length > 0 && !open('resolution')) start('resolution', event.at);
        const { pauses } = rules;
        if (status === 'pending') wait(event.at, customer, pauses.customer);
        else if (status === 'on_hold') wait(event.at, event.heldBy ?? somebody, pauses.department);
        else wait(event.at, null, []);
      }
    }
  }
  return clocks;
}

const newClock = {
  state: 'running',
  stoppedAt: null,
  dueAt: null,
  warnAt: null,
  spentMs: 0,
  pausedBy: null,
} as const satisfies Partial<Clock>;

/** Pure: the moments of a running clock, from what it has used. */
function set(clock: Clock, { calendar, warnPercent }: Rules): Clock {
  const targetMs = clock.targetMinutes * minuteMs;
  // A deadline that passed before a pause stands.
  if (clock.dueAt === null || clock.spentMs < targetMs)
    clock.dueAt = deadlineAfter(calendar, clock.since, targetMs - clock.spentMs);
  clock.warnAt = deadlineAfter(calendar, clock.since, Math.max(0, (targetMs * warnPercent) / 100 - clock.spentMs));
  return clock;
}

function pause(clock: Clock, at: Date, by: string, { calendar }: Rules): void {
  clock.spentMs += workingTimeBetween(calendar, clock.since, at);
  clock.state = 'paused';
  clock.pausedBy = by;
  clock.pauses.push({ by, from: at, to: null, dueAt: clock.dueAt });
  clock.since = at;
  clock.warnAt = null;
  if (clock.spentMs < clock.targetMinutes * minuteMs) clock.dueAt = null;
}

function resume(clock: Clock, at: Date, rules: Rules): void {
  const last = clock.pauses.at(-1);
  clock.state = 'running';
  clock.pausedBy = null;
  clock.since = at;
  set(clock, rules);
  if (!last) return;
  last.to = at;
  last.dueAt = nearer(last, clock.dueAt);
}

/** Of the deadlines at both ends of a pause the one that was closer to its end. */
function nearer({ from, to, dueAt }: Pause, dueAfter: Date | null): Date | null {
  if (dueAt === null || dueAfter === null || to === null) return dueAfter ?? dueAt;
  return Math.abs(dueAt.getTime() - from.getTime()) < Math.abs(dueAfter.getTime() - to.getTime()) ? dueAt : dueAfter;
}

function stop(clock: Clock, at: Date, rules: Rules, state?: 'dropped'): void {
  if (clock.state === 'running') clock.spentMs += workingTimeBetween(rules.calendar, clock.since, at);
  else endPause(clock, at);
  clock.state = state ?? (clock.spentMs <= clock.targetMinutes * minuteMs ? 'met' : 'late');
  clock.stoppedAt = at;
  clock.since = at;
  clock.pausedBy = null;
  clock.warnAt = null;
}

function endPause(clock: Clock, at: Date): void {
  const last = clock.pauses.at(-1);
  if (last?.to === null) last.to = at;
}

/** Pure: open time that counted up to a moment, in ms. */
export function countedMs(
  { state, since, spentMs }: Pick<Clock, 'state' | 'since' | 'spentMs'>,
  calendar: Calendar,
  now: Date,
): number {
  return state === 'running' ? spentMs + workingTimeBetween(calendar, since, now) : spentMs;
}
