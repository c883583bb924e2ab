import { type ClockKind, clockKinds } from '#contract/clock.ts';
import {
  type ClockSums,
  type ConversationRef,
  type SimulationGroup,
  type SimulationResult,
  simulationGroups,
} from '#contract/simulation.ts';
import type { Check } from './check.ts';
import { isAtNight, isWarned, lateSince } from './lateness.ts';
import type { Past } from './past.ts';
import type { Outcome } from './replay.ts';
import type { Replayed } from './set-clocks.ts';
import { addTo, type Spread, timeWithin } from './spread.ts';
import { wallOf } from './wall.ts';

/** What a simulation counts: clocks that began from `from` on and before `to`, followed until `asOf`. */
export type Frame = { from: Date; to: Date; asOf: Date; timeZone: string };

type Sums = Omit<ClockSums, 'medianMs' | 'p90Ms'> & { open: Spread };
type Sides = { now: Sums; draft: Sums };
type Some = { count: number; examples: ConversationRef[] };
type Side = keyof Sides;

/** Figures under way: their size follows the policies, teams, people and days, never the conversations. */
export type Tally = {
  conversations: number;
  alike: number;
  unwritten: number;
  different: Some;
  groups: ReadonlyMap<ClockKind, ReadonlyMap<SimulationGroup, Map<string | null, Sides>>>;
  moves: Map<string, { from: string | null; to: string | null } & Some>;
  turns: Map<string, { kind: ClockKind; becomes: 'late' | 'in_time' } & Some>;
  days: Map<string, { now: number; draft: number }>;
};

const mostExamples = 10;
const halfDayMs = 12 * 3_600_000;

export function startTally({ from, to, timeZone }: Frame): Tally {
  const days = new Map<string, { now: number; draft: number }>();
  for (let at = from.getTime(); at < to.getTime(); at += halfDayMs)
    days.set(wallOf(timeZone, new Date(at)).day, { now: 0, draft: 0 });
  return {
    conversations: 0,
    alike: 0,
    unwritten: 0,
    different: { count: 0, examples: [] },
    groups: new Map(clockKinds.map((kind) => [kind, new Map(simulationGroups.map((by) => [by, new Map()]))])),
    moves: new Map(),
    turns: new Map(),
    days,
  };
}

type Lived = { past: Past; now: Outcome; draft: Outcome; check: Check };

/** Adds what became of a conversation under the policies of then and under the drafts. */
export function addLived(tally: Tally, frame: Frame, { past, now, draft, check }: Lived): void {
  tally.conversations += 1;
  if (check === 'different') note(tally.different, past);
  else tally[check] += 1;
  const lateNow = addClocks(tally, frame, past, 'now', now);
  const lateDraft = addClocks(tally, frame, past, 'draft', draft);
  addTurns(tally, past, lateNow, lateDraft);
  const [from, to] = [now.category?.id ?? null, draft.category?.id ?? null];
  if (from !== to)
    note(
      known(tally.moves, `${from} ${to}`, () => ({ from, to, ...none() })),
      past,
    );
}

/** Whether each clock of the period is late, by its kind and number. */
type Late = Map<string, { kind: ClockKind; isLate: boolean }>;

function addClocks(tally: Tally, frame: Frame, past: Past, side: Side, outcome: Outcome): Late {
  const late: Late = new Map();
  const keys: Record<SimulationGroup, string | null> = {
    all: null,
    category: outcome.category?.id ?? null,
    priority: outcome.priority,
    team: outcome.teamId,
    person: past.assigneeId,
    network: past.network,
  };
  for (const replayed of outcome.clocks) {
    const { kind, n, startedAt } = replayed.clock;
    if (startedAt < frame.from || startedAt >= frame.to) continue;
    const since = lateSince(replayed, frame.asOf);
    late.set(`${kind} ${n}`, { kind, isLate: since !== null });
    if (since) known(tally.days, wallOf(frame.timeZone, startedAt).day, () => ({ now: 0, draft: 0 }))[side] += 1;
    const facts = {
      isWarned: isWarned(replayed, frame.asOf),
      isLate: since !== null,
      isAtNight: since !== null && isAtNight(replayed, since),
    };
    const groups = tally.groups.get(kind);
    for (const by of simulationGroups) {
      const ofGroup = groups?.get(by);
      if (ofGroup) count(known(ofGroup, keys[by], twoSums)[side], replayed, facts);
    }
  }
  return late;
}

type Facts = { isWarned: boolean; isLate: boolean; isAtNight: boolean };

function count(sums: Sums, { clock }: Replayed, { isWarned, isLate, isAtNight }: Facts): void {
  sums.clocks += 1;
  sums.warned += Number(isWarned);
  sums.late += Number(isLate);
  sums.lateAtNight += Number(isAtNight);
  if (clock.state === 'met' || clock.state === 'late') addTo(sums.open, clock.spentMs);
}

function addTurns(tally: Tally, past: Past, now: Late, draft: Late): void {
  for (const [key, { kind, isLate }] of draft) {
    if (isLate === (now.get(key)?.isLate ?? false)) continue;
    const becomes = isLate ? 'late' : 'in_time';
    note(
      known(tally.turns, `${kind} ${becomes}`, () => ({ kind, becomes, ...none() })),
      past,
    );
  }
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

const none = (): Some => ({ count: 0, examples: [] });
const noSums = (): Sums => ({ clocks: 0, warned: 0, late: 0, lateAtNight: 0, open: new Map() });
const twoSums = (): Sides => ({ now: noSums(), draft: noSums() });

function note(some: Some, { id, number }: Past): void {
  some.count += 1;
  if (some.examples.length < mostExamples && some.examples.every((one) => one.id !== id))
    some.examples.push({ id, number });
}

/** The figures as they are told, in an order that does not depend on that of the conversations. */
export function resultOf(tally: Tally, categories: SimulationResult['categories']): SimulationResult {
  const { conversations, alike, unwritten, different } = tally;
  const rows = [...tally.groups].flatMap(([kind, groups]) =>
    [...groups].flatMap(([by, ofGroup]) =>
      [...ofGroup]
        .sort(([a], [b]) => order(a ?? '', b ?? ''))
        .map(([key, { now, draft }]) => ({ kind, by, key, now: told(now), draft: told(draft) })),
    ),
  );
  const byCount = (a: Some, b: Some) => b.count - a.count;
  return {
    conversations,
    alike,
    unwritten,
    different,
    rows,
    moves: [...tally.moves]
      .sort(([a], [b]) => order(a, b))
      .map(([, move]) => move)
      .sort(byCount),
    turns: [...tally.turns].sort(([a], [b]) => order(a, b)).map(([, turn]) => turn),
    days: [...tally.days].sort(([a], [b]) => order(a, b)).map(([day, sides]) => ({ day, ...sides })),
    categories,
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function told({ open, ...sums }: Sums): ClockSums {
  return { ...sums, medianMs: timeWithin(open, 0.5), p90Ms: timeWithin(open, 0.9) };
}
