import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Layer } from '#contract/rota.ts';
import { findGaps } from './gaps.ts';
import { shiftsBetween, turnsBetween } from './shifts.ts';

const [ana, ben, cy] = ['ana', 'ben', 'cy'];
const hour = 3_600_000;
const day = 24 * hour;

function aLayer(changes: Partial<Layer> = {}): Layer {
  return {
    id: 'first',
    agentIds: [ana, ben],
    turnDays: 7,
    startsOn: '2026-03-02',
    handover: '09:00',
    timeZone: 'Europe/Berlin',
    hours: null,
    ...changes,
  };
}
const said = (turns: readonly { agentId: string; from: number; to: number }[]) =>
  turns.map(({ agentId, from, to }) => `${agentId} ${new Date(from).toISOString()} ${new Date(to).toISOString()}`);
const at = (text: string) => new Date(text);

describe('turns', () => {
  test.each<[string, Layer, string, string, string[]]>([
    [
      'change hands at nine on the wall, before and after the leap into summer time',
      aLayer(),
      '2026-03-23T00:00:00Z',
      '2026-04-01T00:00:00Z',
      [
        'ana 2026-03-23T00:00:00.000Z 2026-03-23T08:00:00.000Z',
        'ben 2026-03-23T08:00:00.000Z 2026-03-30T07:00:00.000Z',
        'ana 2026-03-30T07:00:00.000Z 2026-04-01T00:00:00.000Z',
      ],
    ],
    [
      'last an hour longer when the clock goes back',
      aLayer({ turnDays: 1, startsOn: '2026-10-24' }),
      '2026-10-24T07:00:00Z',
      '2026-10-25T08:00:00Z',
      ['ana 2026-10-24T07:00:00.000Z 2026-10-25T08:00:00.000Z'],
    ],
    [
      'change hands at the leap where the hour of the hand-over does not exist',
      aLayer({ turnDays: 1, startsOn: '2026-03-28', handover: '02:30' }),
      '2026-03-28T12:00:00Z',
      '2026-03-29T12:00:00Z',
      [
        'ana 2026-03-28T12:00:00.000Z 2026-03-29T01:00:00.000Z',
        'ben 2026-03-29T01:00:00.000Z 2026-03-29T12:00:00.000Z',
      ],
    ],
    [
      'change hands at the first of two half past two',
      aLayer({ turnDays: 1, startsOn: '2026-10-24', handover: '02:30' }),
      '2026-10-24T12:00:00Z',
      '2026-10-25T12:00:00Z',
      [
        'ana 2026-10-24T12:00:00.000Z 2026-10-25T00:30:00.000Z',
        'ben 2026-10-25T00:30:00.000Z 2026-10-25T12:00:00.000Z',
      ],
    ],
    [
      'cover only their hours, in a zone with half hours',
      aLayer({ timeZone: 'Asia/Kolkata', hours: { days: [1, 2], from: '09:00', to: '17:00' } }),
      '2026-03-09T00:00:00Z',
      '2026-03-12T00:00:00Z',
      [
        'ben 2026-03-09T03:30:00.000Z 2026-03-09T11:30:00.000Z',
        'ben 2026-03-10T03:30:00.000Z 2026-03-10T11:30:00.000Z',
      ],
    ],
    [
      'go on past midnight into a day that is not named',
      aLayer({ timeZone: 'UTC', hours: { days: [5], from: '22:00', to: '06:00' } }),
      '2026-03-06T00:00:00Z',
      '2026-03-09T00:00:00Z',
      ['ana 2026-03-06T22:00:00.000Z 2026-03-07T06:00:00.000Z'],
    ],
    [
      'do not begin before the first day',
      aLayer({ timeZone: 'UTC' }),
      '2026-02-20T00:00:00Z',
      '2026-03-02T12:00:00Z',
      ['ana 2026-03-02T09:00:00.000Z 2026-03-02T12:00:00.000Z'],
    ],
    [
      'reach back to the turn that began before we look',
      aLayer({ timeZone: 'UTC', agentIds: [ana, ben, cy] }),
      '2026-03-16T08:00:00Z',
      '2026-03-16T10:00:00Z',
      ['ben 2026-03-16T08:00:00.000Z 2026-03-16T09:00:00.000Z', 'cy 2026-03-16T09:00:00.000Z 2026-03-16T10:00:00.000Z'],
    ],
  ])('%s', (_, layer, from, to, expected) => {
    expect(said(turnsBetween(layer, at(from), at(to)))).toEqual(expected);
  });
});

it('follows the sun: regions meet without a hole, and the first layer counts where two cover', () => {
  const every = [1, 2, 3, 4, 5, 6, 7];
  const europe = aLayer({ id: 'europe', agentIds: [ana], hours: { days: every, from: '08:00', to: '16:00' } });
  const america = aLayer({
    id: 'america',
    agentIds: [ben],
    timeZone: 'America/New_York',
    handover: '08:00',
    hours: { days: every, from: '08:00', to: '19:00' },
  });
  const asia = aLayer({
    id: 'asia',
    agentIds: [cy],
    timeZone: 'Asia/Tokyo',
    handover: '08:00',
    hours: { days: every, from: '08:00', to: '17:00' },
  });
  const shifts = shiftsBetween([europe, america, asia], [], at('2026-06-01T00:00:00Z'), at('2026-06-02T00:00:00Z'));

  expect(said(shifts)).toEqual([
    'cy 2026-06-01T00:00:00.000Z 2026-06-01T06:00:00.000Z',
    'ana 2026-06-01T06:00:00.000Z 2026-06-01T14:00:00.000Z',
    'ben 2026-06-01T14:00:00.000Z 2026-06-01T23:00:00.000Z',
    'cy 2026-06-01T23:00:00.000Z 2026-06-02T00:00:00.000Z',
  ]);
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns'];
const wall = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const hours = fc
  .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: wall, to: wall })
  .filter(({ from, to }) => from !== to);
const aMoment = fc
  .integer({ min: Date.parse('2026-02-01'), max: Date.parse('2026-12-15') })
  .map((ms) => new Date(ms - (ms % 60_000)));
const layers = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    agentIds: fc.uniqueArray(fc.constantFrom(ana, ben, cy), { minLength: 1 }),
    turnDays: fc.integer({ min: 1, max: 15 }),
    startsOn: fc.constantFrom('2026-01-01', '2026-03-28', '2026-10-24'),
    handover: wall,
    timeZone: fc.constantFrom(...zones),
    hours: fc.option(hours),
  }),
  { minLength: 1, maxLength: 3 },
);
const overrides = fc.array(
  fc.tuple(fc.constantFrom(ana, ben, cy), aMoment, fc.integer({ min: 1, max: 100 })).map(([agentId, from, length]) => ({
    agentId,
    from,
    to: new Date(from.getTime() + length * hour),
  })),
  { maxLength: 4 },
);

describe('whatever the layers and overrides', () => {
  it('has one person at most at each moment, and shifts and gaps fill the time without an overlap', () => {
    fc.assert(
      fc.property(layers, overrides, aMoment, fc.integer({ min: 1, max: 30 }), (some, over, from, days) => {
        const to = new Date(from.getTime() + days * day);
        const shifts = shiftsBetween(some, over, from, to);
        const gaps = findGaps([{ from: from.getTime(), to: to.getTime() }], shifts, () => true);
        const all = [...shifts, ...gaps].sort((a, b) => a.from - b.from);
        expect(all[0]?.from).toBe(from.getTime());
        expect(all.at(-1)?.to).toBe(to.getTime());
        for (const [n, one] of all.entries()) {
          expect(one.from).toBeLessThan(one.to);
          if (n > 0) expect(one.from).toBe(all[n - 1]?.to);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lets the newest override win, and says the same however the time is cut', () => {
    fc.assert(
      fc.property(layers, overrides, aMoment, (some, over, from) => {
        const to = new Date(from.getTime() + 10 * day);
        const middle = new Date(from.getTime() + 4 * day + 17 * 60_000);
        const whoAt = (shifts: ReturnType<typeof shiftsBetween>, moment: number) =>
          shifts.find((one) => one.from <= moment && moment < one.to)?.agentId ?? null;
        const whole = shiftsBetween(some, over, from, to);
        const halves = [...shiftsBetween(some, over, from, middle), ...shiftsBetween(some, over, middle, to)];
        for (let moment = from.getTime(); moment < to.getTime(); moment += 13 * hour) {
          const newest = over.findLast((one) => one.from.getTime() <= moment && moment < one.to.getTime());
          if (newest) expect(whoAt(whole, moment)).toBe(newest.agentId);
          expect(whoAt(halves, moment)).toBe(whoAt(whole, moment));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('ends each turn of a layer without hours where the next begins', () => {
    fc.assert(
      fc.property(layers, aMoment, (some, from) => {
        const layer = { ...(some[0] as Layer), hours: null, startsOn: '2026-01-01' };
        const turns = turnsBetween(layer, from, new Date(from.getTime() + 60 * day));
        for (const [n, turn] of turns.entries()) if (n > 0) expect(turn.from).toBe(turns[n - 1]?.to);
      }),
      { numRuns: 100 },
    );
  });
});

describe('gaps', () => {
  const at9 = Date.parse('2026-03-02T09:00:00Z');
  const turn = (agentId: string, from: number, to: number) => ({
    agentId,
    layerId: 'a',
    from: at9 + from * hour,
    to: at9 + to * hour,
  });

  it('lie only in the hours in which somebody must be there', () => {
    const needed = [
      { from: at9, to: at9 + 8 * hour },
      { from: at9 + 24 * hour, to: at9 + 32 * hour },
    ];
    expect(findGaps(needed, [turn(ana, 2, 26)], () => true)).toEqual([
      { from: at9, to: at9 + 2 * hour, gone: null },
      { from: at9 + 26 * hour, to: at9 + 32 * hour, gone: null },
    ]);
  });

  it('say whose shift it would be when that person works here no more', () => {
    const gaps = findGaps([{ from: at9, to: at9 + 8 * hour }], [turn(ana, 0, 4), turn(ben, 4, 8)], (id) => id !== ben);
    expect(gaps).toEqual([{ from: at9 + 4 * hour, to: at9 + 8 * hour, gone: ben }]);
  });
});
