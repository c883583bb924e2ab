import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '#contract/calendar.ts';
import { defaultClockRules } from '#contract/clock.ts';
import type { ConversationStatus } from '#contract/filter.ts';
import { nextFiring } from './fires.ts';
import { type Clock, type Happening, type Rules, runClocks } from './run.ts';

const start = Date.parse('2026-03-10T09:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);
const always: Calendar = {
  id: 'always',
  name: 'Always',
  timeZone: 'UTC',
  always: true,
  week: [[], [], [], [], [], [], []],
  days: [],
  teamIds: [],
  networks: [],
};
const rules: Rules = {
  targets: { first_response: 15, next_response: 30, resolution: 240 },
  calendar: always,
  pauses: defaultClockRules.pauses,
  warnPercent: 80,
};
const asked = (minutes: number): Happening => ({ at: at(minutes), what: 'asked' });
const answered = (minutes: number): Happening => ({ at: at(minutes), what: 'answered' });
const is = (minutes: number, status: ConversationStatus, heldBy: string | null = null): Happening => ({
  at: at(minutes),
  what: 'status',
  status,
  heldBy,
});
const short = (clocks: readonly Clock[]) =>
  clocks.map(
    ({ kind, n, state, dueAt }) => `${kind} ${n} ${state} ${dueAt ? (dueAt.getTime() - start) / 60_000 : '-'}`,
  );

describe('the clocks of a conversation', () => {
  it('start with the first question and count from it', () => {
    const [first, resolution] = runClocks([asked(0), asked(5)], rules);

    expect(first).toMatchObject({ kind: 'first_response', state: 'running', dueAt: at(15), warnAt: at(12) });
    expect(resolution).toMatchObject({ kind: 'resolution', dueAt: at(240) });
  });

  it('stop with an answer, in time or late, and start anew with the next question', () => {
    const clocks = runClocks(
      [asked(0), answered(15), is(15, 'pending'), asked(20), is(20, 'open'), answered(60)],
      rules,
    );

    expect(short(clocks)).toEqual(['first_response 1 met 15', 'resolution 1 running 245', 'next_response 1 late 50']);
  });

  it('have no response running while the customer has nothing to wait for', () => {
    expect(short(runClocks([answered(0), is(0, 'pending')], rules))).toEqual([]);
    expect(short(runClocks([answered(0), asked(10)], rules))[0]).toBe('first_response 1 running 25');
  });

  it('stand still for the customer and for departments, each with its time', () => {
    const clocks = runClocks(
      [
        asked(0),
        answered(10),
        is(10, 'pending'),
        is(40, 'on_hold', 'Legal'),
        is(100, 'on_hold', 'PR'),
        is(130, 'open'),
      ],
      rules,
    );

    expect(clocks[1]).toMatchObject({
      kind: 'resolution',
      state: 'running',
      spentMs: 10 * 60_000,
      dueAt: at(360),
      pauses: [
        { by: 'customer', from: at(10), to: at(40) },
        { by: 'Legal', from: at(40), to: at(100) },
        { by: 'PR', from: at(100), to: at(130) },
      ],
    });
  });

  it('keep a deadline that had passed before a pause', () => {
    const clocks = runClocks([asked(0), is(300, 'on_hold', 'Legal'), is(400, 'open')], rules);

    expect(clocks[1]).toMatchObject({ state: 'running', dueAt: at(240) });
    expect(runClocks([asked(0), is(300, 'on_hold', 'Legal')], rules)[1]).toMatchObject({
      state: 'paused',
      dueAt: at(240),
    });
  });

  it('are dropped where nothing was left to answer, and ask anew when it is reopened', () => {
    const clocks = runClocks([asked(0), is(10, 'resolved'), is(30, 'open')], rules);

    expect(short(clocks)).toEqual([
      'first_response 1 dropped 15',
      'resolution 1 met 240',
      'first_response 2 running 45',
      'resolution 2 running 270',
    ]);
  });

  it('count a question that reopens from the moment it was asked', () => {
    const clocks = runClocks([asked(0), answered(5), is(6, 'resolved'), asked(100), is(103, 'open')], rules);

    expect(short(clocks).slice(2)).toEqual(['next_response 1 running 130', 'resolution 2 running 340']);
  });

  it('stop where no question that waits needs an answer, and start with the next that does', () => {
    const excused = (minutes: number, askedAt: number): Happening => ({
      at: at(minutes),
      what: 'excused',
      askedAt: at(askedAt),
    });
    expect(short(runClocks([asked(0), excused(1, 0)], rules))).toEqual([
      'first_response 1 dropped 15',
      'resolution 1 dropped 240',
    ]);
    expect(short(runClocks([asked(0), excused(1, 0), asked(5)], rules))).toEqual([
      'first_response 1 dropped 15',
      'resolution 1 dropped 240',
      'first_response 2 running 20',
      'resolution 2 running 245',
    ]);
    // Another question still waits.
    expect(short(runClocks([asked(0), asked(2), excused(3, 2)], rules))).toEqual([
      'first_response 1 running 15',
      'resolution 1 running 240',
    ]);
    // It was answered already, and thanks leave the matter as it was.
    expect(short(runClocks([asked(0), answered(1), asked(5), excused(6, 5)], rules))).toEqual([
      'first_response 1 met 15',
      'resolution 1 running 240',
      'next_response 1 dropped 35',
    ]);
    // Somebody answered before anybody knew.
    expect(short(runClocks([asked(0), answered(1), excused(2, 0)], rules))).toEqual([
      'first_response 1 met 15',
      'resolution 1 running 240',
    ]);
  });

  it('do without what is not promised', () => {
    const clocks = runClocks([asked(0)], { ...rules, targets: { ...rules.targets, resolution: null } });

    expect(short(clocks)).toEqual(['first_response 1 running 15']);
  });
});

describe('what a clock next has to tell', () => {
  const clock = { state: 'running' as const, dueAt: at(15), warnAt: at(12), targetMinutes: 15 };
  const nothing = { warnedFor: null, breachedFor: null };

  it('is its warning, then its breach, then nothing, once for each target', () => {
    expect(nextFiring(clock, nothing, at(0))).toEqual({ at: at(12), kind: 'warning' });
    expect(nextFiring(clock, { ...nothing, warnedFor: 15 }, at(12))).toEqual({ at: at(15), kind: 'breach' });
    expect(nextFiring(clock, { warnedFor: 15, breachedFor: 15 }, at(15))).toBeNull();
    expect(nextFiring({ ...clock, targetMinutes: 20 }, { warnedFor: 15, breachedFor: 15 }, at(0))?.kind).toBe(
      'warning',
    );
  });

  it('leaves a warning out that would come with its breach', () => {
    expect(nextFiring(clock, nothing, at(16))).toEqual({ at: at(15), kind: 'breach' });
  });

  it('is nothing while the clock stands still or is stopped', () => {
    expect(nextFiring({ ...clock, state: 'paused' }, nothing, at(0))).toBeNull();
    expect(nextFiring({ ...clock, state: 'met' }, nothing, at(20))).toBeNull();
  });
});

/**
 * The same told minute by minute: every minute each clock that runs uses one. Slow, without deadlines, and so a judge of
 * the quick one.
 */
type Slow = { kind: Clock['kind']; used: number; state: Clock['state']; by: string | null; waits: Map<string, number> };
type Model = { minute: number; status: ConversationStatus; waiting: boolean; wasAnswered: boolean; clocks: Slow[] };
type Real = { history: Happening[]; minute: number };

const isOn = ({ state }: Slow) => state === 'running' || state === 'paused';
const isResponse = ({ kind }: Slow) => kind !== 'resolution';

function begin(model: Model): void {
  const one = (kind: Clock['kind']): Slow => ({ kind, used: 0, state: 'running', by: null, waits: new Map() });
  if (!model.clocks.some((clock) => isOn(clock) && isResponse(clock)))
    model.clocks.push(one(model.wasAnswered ? 'next_response' : 'first_response'));
  if (!model.clocks.some((clock) => isOn(clock) && !isResponse(clock))) model.clocks.push(one('resolution'));
}
function end(clock: Slow, outcome?: 'dropped'): void {
  const target = rules.targets[clock.kind] ?? 0;
  clock.state = outcome ?? (clock.used <= target ? 'met' : 'late');
  clock.by = null;
}
function hold(model: Model, by: string | null): void {
  for (const clock of model.clocks.filter(isOn)) {
    clock.by = by !== null && clock.kind === 'resolution' ? by : null;
    clock.state = clock.by === null ? 'running' : 'paused';
  }
}

function check(model: Model, real: Real): void {
  const clocks = runClocks(real.history, rules);
  expect(clocks.map(({ kind, state, pausedBy }) => ({ kind, state, by: pausedBy }))).toEqual(
    model.clocks.map(({ kind, state, by }) => ({ kind, state, by })),
  );
  for (const [n, clock] of clocks.entries()) {
    const slow = model.clocks[n];
    const now = at(model.minute);
    const used = clock.spentMs + (clock.state === 'running' ? now.getTime() - clock.since.getTime() : 0);
    expect(used / 60_000).toBe(slow?.used);
    // Running and not late: what is left until the deadline and what was used make the target.
    if (clock.state === 'running' && used <= clock.targetMinutes * 60_000)
      expect((Number(clock.dueAt) - now.getTime() + used) / 60_000).toBe(clock.targetMinutes);
    const waits = new Map<string, number>();
    for (const { by, from, to } of clock.pauses)
      waits.set(by, (waits.get(by) ?? 0) + (Number(to ?? now) - from.getTime()) / 60_000);
    for (const [by, minutes] of waits) expect(minutes).toBe(slow?.waits.get(by) ?? 0);
  }
}

class Step implements fc.Command<Model, Real> {
  readonly what: 'ask' | 'answer' | ConversationStatus | 'time';
  readonly by: string;
  readonly minutes: number;
  constructor(what: Step['what'], by: string, minutes: number) {
    this.what = what;
    this.by = by;
    this.minutes = minutes;
  }
  check = () => true;
  toString = () => `${this.what}(${this.what === 'time' ? this.minutes : this.by})`;

  run(model: Model, real: Real): void {
    if (this.what === 'time') this.pass(model, real);
    else if (this.what === 'ask') {
      model.waiting = true;
      if (model.status !== 'resolved') model.status = 'open';
      hold(model, null);
      begin(model);
      real.history.push(asked(real.minute));
    } else if (this.what === 'answer') {
      for (const clock of model.clocks.filter((one) => isOn(one) && isResponse(one))) end(clock);
      model.wasAnswered ||= model.waiting;
      model.waiting = false;
      real.history.push(answered(real.minute));
    } else this.become(this.what, model, real);
    check(model, real);
  }

  private pass(model: Model, real: Real): void {
    model.minute += this.minutes;
    real.minute += this.minutes;
    for (const clock of model.clocks) {
      if (clock.state === 'running') clock.used += this.minutes;
      if (clock.by !== null) clock.waits.set(clock.by, (clock.waits.get(clock.by) ?? 0) + this.minutes);
    }
  }

  private become(status: ConversationStatus, model: Model, real: Real): void {
    const before = model.status;
    model.status = status;
    const heldBy = status === 'on_hold' ? this.by : null;
    if (status === 'resolved')
      for (const clock of model.clocks.filter(isOn)) end(clock, isResponse(clock) ? 'dropped' : undefined);
    else {
      if (before === 'resolved' && model.waiting) begin(model);
      else if (
        before === 'resolved' &&
        model.clocks.length > 0 &&
        !model.clocks.some((one) => isOn(one) && !isResponse(one))
      )
        model.clocks.push({ kind: 'resolution', used: 0, state: 'running', by: null, waits: new Map() });
      hold(model, status === 'pending' ? 'customer' : heldBy);
    }
    real.history.push(is(real.minute, status, heldBy));
  }
}

describe('any history', () => {
  it('gives the clocks that counting minute by minute gives', () => {
    const steps = fc
      .tuple(
        fc.constantFrom<Step['what']>(
          'ask',
          'answer',
          'open',
          'pending',
          'on_hold',
          'snoozed',
          'resolved',
          'time',
          'time',
        ),
        fc.constantFrom('Legal', 'PR'),
        fc.integer({ min: 1, max: 90 }),
      )
      .map(([what, by, minutes]) => new Step(what, by, minutes));
    fc.assert(
      fc.property(fc.commands([steps], { maxCommands: 40 }), (commands) => {
        const model: Model = { minute: 0, status: 'open', waiting: false, wasAnswered: false, clocks: [] };
        fc.modelRun(() => ({ model, real: { history: [], minute: 0 } }), commands);
      }),
      { numRuns: 300 },
    );
  });
});
