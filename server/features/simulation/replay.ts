import { type Priority, priorities } from '#contract/filter.ts';
import type { Category } from '#contract/priority.ts';
import { type Happening, type Rules, untilNow } from '#server/features/clock/queries.ts';
import { addInOrder, happeningsOf } from './happenings.ts';
import type { Past, Said, Turn } from './past.ts';
import { type PolicyHistory, rulesOf } from './policies.ts';
import type { Recognition } from './recognition.ts';
import { type Replayed, setClocks } from './set-clocks.ts';
import type { Step } from './steps.ts';

/** What became of a conversation. */
export type Outcome = {
  category: Category | null;
  priority: Priority;
  teamId: string | null;
  clocks: readonly Replayed[];
  /** What it was taken for from when on. */
  readings: readonly Reading[];
};

/** Category and priority from a moment on. */
export type Reading = { at: Date; category: string | null; priority: Priority };

/**
 * Pure: lives a conversation again, step by step, as the program would have under these policies: the matrix reads it when
 * something is said or became known, its clocks are set at each step, and what was stopped keeps its judgement.
 */
export function replay(past: Past, steps: readonly Step[], history: PolicyHistory, recognise: Recognition): Outcome {
  const standing = {
    status: past.firstStatus,
    held_by_department: null as string | null,
    resolved_at: null as Date | null,
    opened_at: past.openedAt,
    last_message_at: past.openedAt,
  };
  let { policies } = history[0] ?? noPolicies();
  let category: Category | null = null;
  let priority: Priority = 'normal';
  let isByHand = false;
  let teamId = past.firstTeamId;
  let isMerged = false;
  const happened: Happening[] = [];
  let rules: Rules | null = null;
  let clocks: Replayed[] = [];
  const readings: Reading[] = [];

  const set = (at: Date, row = standing) => {
    if (rules) clocks = setClocks(clocks, isMerged ? [] : untilNow(happened, row), rules, at);
  };
  const read = (at: Date) => {
    const found = recognise(policies.priority.body, teamId, at);
    if (!found || (found.id === category?.id && found.priority === category.priority)) return;
    category = found;
    if (!isByHand) priority = found.priority;
  };
  const note = (at: Date) => {
    const last = readings.at(-1);
    const id = category?.id ?? null;
    if (last ? last.category !== id || last.priority !== priority : category !== null || priority !== 'normal')
      readings.push({ at, category: id, priority });
  };
  /** Before other rules count, what was stopped until now is judged by those that did. */
  const update = (at: Date) => {
    note(at);
    const next = rulesOf(policies, { category: category?.id ?? null, priority, teamId, network: past.network });
    if (next === rules) return;
    set(at);
    rules = next;
  };
  const add = (happenings: readonly Happening[], at: Date) => {
    const isLast = happenings.length <= 1 && happenings.every((one) => one.at >= (happened.at(-1)?.at ?? one.at));
    if (!isLast) set(at);
    for (const one of happenings) addInOrder(happened, one);
  };
  const hear = (said: readonly Said[], at: Date) => {
    update(at);
    add(said.flatMap(happeningsOf), at);
    for (const { occurredAt } of said) if (occurredAt > standing.last_message_at) standing.last_message_at = occurredAt;
  };
  const turn = (turned: Turn) => {
    const { at } = turned;
    if (turned.what === 'status') {
      update(at);
      Object.assign(standing, { status: turned.status, held_by_department: turned.heldBy });
      standing.resolved_at = turned.status === 'resolved' ? at : null;
      add([{ at, what: 'status', status: turned.status, heldBy: turned.heldBy }], at);
    } else if (turned.what === 'merged') {
      set(at);
      isMerged = true;
      set(at);
    } else {
      if (turned.what === 'team') teamId = turned.teamId;
      else if (turned.what === 'priority') [priority, isByHand] = [turned.priority, true];
      else {
        standing.status = turned.status;
        priority = moreUrgent(priority, turned.priority);
      }
      update(at);
    }
  };
  const isOpen = () => standing.status !== 'resolved' && !isMerged;

  const later = history.slice(1);
  for (const step of steps) {
    for (let next = later[0]; next && next.from < step.at; next = later[0]) {
      later.shift();
      policies = next.policies;
      if (next.from < past.openedAt || !isOpen()) continue;
      read(next.from);
      update(next.from);
    }
    if (step.what === 'said') {
      if (step.said.direction === 'in' && !isMerged) read(step.at);
      hear([step.said], step.at);
    } else if (step.what === 'brought') hear(step.said, step.at);
    else if (step.what === 'turned') turn(step.turn);
    else if (step.what === 'understood') {
      if (!isMerged) read(step.at);
      update(step.at);
    } else if (isOpen()) {
      read(step.at);
      update(step.at);
    }
  }
  for (const next of later) {
    policies = next.policies;
    if (!isOpen()) continue;
    read(next.from);
    update(next.from);
  }
  set(later.at(-1)?.from ?? steps.at(-1)?.at ?? past.openedAt, past.row);
  return { category, priority, teamId, clocks, readings };
}

const moreUrgent = (one: Priority, other: Priority | null) =>
  other !== null && priorities.indexOf(other) < priorities.indexOf(one) ? other : one;

function noPolicies(): never {
  throw new Error('A history of policies begins with those that held since ever.');
}
