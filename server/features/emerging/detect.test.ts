import { describe, expect, it } from 'vitest';
import type { HourCount } from '#server/understanding/spikes.ts';
import { chanceOf, detectSignals, type Kind, type Series } from './detect.ts';
import { groupSignals, type Said } from './group.ts';
import { joinEntries } from './series.ts';

const usual = { leastCount: 8, spreads: 3.5, falseShare: 0.005 };
const days = 14;
const now = 2_000 * 24 + 15;
const since = now - days * 24;

/** More by day than by night, the same each day. */
const byDay = (hour: number, most: number) =>
  Math.round(most * (0.5 - 0.5 * Math.cos((2 * Math.PI * (hour % 24)) / 24)));
const hours = (count: (hour: number) => number): HourCount[] =>
  Array.from({ length: days * 24 + 1 }, (_, n) => ({ hour: since + n, count: count(since + n) })).filter(
    ({ count: some }) => some > 0,
  );
const all = hours((hour) => byDay(hour, 60));
const phrase = (term: string, count: (hour: number) => number): Series => ({
  kind: 'phrase',
  term,
  hours: hours(count),
});
const burst = (count: number) => (hour: number) => (hour === now ? count : 0);
const detect = (series: Series[], total = all, looked = 500) =>
  detectSignals(total, series, { hour: now, looked }, usual).map(({ term }) => term);

describe('what grows', () => {
  it.each([
    ['a phrase that was never said before', phrase('outage', burst(14)), ['outage']],
    ['too few of them', phrase('outage', burst(7)), []],
    ['what this hour of the day always brings', phrase('parcel', (hour) => byDay(hour, 14)), []],
    [
      'three times what this hour brings',
      phrase('parcel', (hour) => (hour === now ? 45 : byDay(hour, 14))),
      ['parcel'],
    ],
    ['a phrase that varies as much by itself', phrase('late', (hour) => (hour % 7 === now % 7 ? 20 : 3)), []],
  ])('%s', (_, series, expected) => {
    expect(detect([series])).toEqual(expected);
  });

  it('says nothing of a term that grows as all the rest does', () => {
    const flood = hours((hour) => byDay(hour, 60) * (hour === now ? 5 : 1));
    const please = phrase('parcel', (hour) => byDay(hour, 14) * (hour === now ? 5 : 1));
    expect(detect([please])).toEqual(['parcel']);
    expect(detect([please], flood)).toEqual([]);
  });

  it('asks more of each, the more are looked at', () => {
    const some = phrase('queue', (hour) => (hour === now ? 12 : hour % 3 === 0 ? 2 : 0));
    const chances = [10, 1_000_000_000].map((looked) => detect([some], all, looked));
    expect(chances).toEqual([['queue'], []]);
  });

  it('waits until a day is known', () => {
    const young = all.filter(({ hour }) => hour > now - 20);
    expect(detect([{ kind: 'phrase', term: 'outage', hours: [{ hour: now, count: 40 }] }], young)).toEqual([]);
    expect(detect([{ kind: 'phrase', term: 'outage', hours: [] }], [])).toEqual([]);
  });

  it('is not deceived by clocks that are put forward', () => {
    // Local habits come an hour earlier in UTC from the last day on.
    const shifted = hours((hour) => byDay(hour + (hour > now - 24 ? 1 : 0), 40));
    expect(detect([{ kind: 'theme', term: 'delivery', hours: shifted }], shifted)).toEqual([]);
  });
});

describe('how likely it is by chance', () => {
  it.each([
    [0, 3, 1, 1],
    [1, 1, 1, 1 - Math.exp(-1)],
    [3, 1, 1, 1 - Math.exp(-1) * 2.5],
    // Negative binomial of mean 2 and variance 4: size 2, p 1/2.
    [1, 2, 2, 0.75],
    [2, 2, 2, 0.5],
  ])('%i of %d expected, factor %d', (count, expected, factor, chance) => {
    expect(chanceOf(count, expected, factor)).toBeCloseTo(chance, 6);
  });

  it('falls with every one more, and never below nought', () => {
    for (const factor of [1, 1.5, 4])
      for (const expected of [0.25, 2, 30]) {
        const chances = Array.from({ length: 200 }, (_, n) => chanceOf(n, expected, factor));
        expect(chances.every((one, n) => one >= 0 && (n === 0 || one <= (chances[n - 1] ?? 1)))).toBe(true);
      }
  });
});

const signal = (kind: Kind, term: string, strength: number) => ({
  ...{ kind, term, strength },
  ...{ hour: now, count: 10, expected: 1 },
});
const says = (id: number, phrases: string[], themes: string[] = [], products: string[] = []): Said => ({
  messageId: `m${id}`,
  profileId: `p${id}`,
  phrases,
  themes,
  products,
});

describe('what grows together', () => {
  const ten = Array.from({ length: 10 }, (_, n) => n);

  it('is one group, of phrases and of their theme', () => {
    const said = ten.map((n) => says(n, n < 8 ? ['app', 'app crashes'] : ['app'], ['account']));
    const groups = groupSignals(
      [signal('theme', 'account', 9), signal('phrase', 'app crashes', 4), signal('phrase', 'app', 5)],
      said,
    );
    expect(groups).toMatchObject([{ phrases: ['app', 'app crashes'], themes: ['account'], people: 10 }]);
  });

  it('is told apart where other messages say it, and the theme of both is left out', () => {
    const said = ten.map((n) => says(n, n < 5 ? ['crash'] : ['refund'], ['account']));
    const groups = groupSignals(
      [signal('theme', 'account', 9), signal('phrase', 'crash', 5), signal('phrase', 'refund', 4)],
      said,
    );
    // A theme of which each group is half belongs to the first.
    expect(groups.map(({ phrases }) => phrases)).toEqual([['crash'], ['refund']]);
  });

  it('may be a theme alone', () => {
    const said = ten.map((n) => says(n, [], ['delivery']));
    expect(groupSignals([signal('theme', 'delivery', 5)], said)).toMatchObject([
      { themes: ['delivery'], phrases: [], messageIds: said.map(({ messageId }) => messageId) },
    ]);
  });

  it('is one group of a product and a theme only where the same messages say what they say', () => {
    const said = ten.map((n) => says(n, n < 8 ? ['battery'] : [], n < 8 ? ['fault'] : ['delivery'], ['drill']));
    expect(
      groupSignals([signal('product', 'drill', 9), signal('theme', 'fault', 5), signal('phrase', 'battery', 5)], said),
    ).toMatchObject([{ phrases: ['battery'], products: ['drill'], themes: ['fault'] }]);
    expect(groupSignals([signal('product', 'drill', 9)], said)).toMatchObject([
      { phrases: [], products: ['drill'], themes: [], people: 10 },
    ]);
  });

  it('counts an account once', () => {
    const said = ten.map((n) => ({ ...says(n, ['outage']), profileId: `p${n % 2}` }));
    expect(groupSignals([signal('phrase', 'outage', 5)], said)[0]?.people).toBe(2);
  });
});

it('adds up themes that became one, and leaves out those that are gone', () => {
  const series: Series[] = [
    { kind: 'theme', term: 'old', hours: [{ hour: 1, count: 2 }] },
    { kind: 'theme', term: 'new', hours: [{ hour: 1, count: 3 }] },
    { kind: 'theme', term: 'gone', hours: [{ hour: 1, count: 4 }] },
    { kind: 'product', term: 'drill', hours: [{ hour: 1, count: 5 }] },
    { kind: 'phrase', term: 'old', hours: [] },
  ];
  const nameOf = (theme: string) => ({ old: 'new', new: 'new', drill: 'drill' })[theme] ?? null;
  expect(joinEntries(series, nameOf)).toEqual([
    { kind: 'phrase', term: 'old', hours: [] },
    {
      kind: 'theme',
      term: 'new',
      hours: [
        { hour: 1, count: 2 },
        { hour: 1, count: 3 },
      ],
    },
    { kind: 'product', term: 'drill', hours: [{ hour: 1, count: 5 }] },
  ]);
});
