import { expect, test } from 'vitest';
import { dueTellings, nextTelling, type Watched } from './tellings.ts';

const at = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 2, day, hour, minute));
const calm: Watched = {
  state: 'connected',
  isHalted: false,
  endsAt: null,
  failingSince: null,
  provenAt: null,
  toldAt: at(1),
};
const ending = { ...calm, endsAt: at(31) };
const failing = { ...calm, failingSince: at(2, 12) };

test.each<[string, Watched, Date | null]>([
  ['a calm account has nothing to tell', calm, null],
  ['an end is told 14 days before', ending, at(17)],
  ['then 3 days before', { ...ending, toldAt: at(17) }, at(28)],
  ['then when it has come', { ...ending, toldAt: at(28) }, at(31)],
  ['then no more', { ...ending, toldAt: at(31) }, null],
  [
    'a renewed end is told anew',
    { ...ending, toldAt: at(31), endsAt: new Date(Date.UTC(2026, 4, 31)) },
    new Date(Date.UTC(2026, 4, 17)),
  ],
  ['failures are told after a quarter of an hour', failing, at(2, 12, 15)],
  ['once', { ...failing, toldAt: at(2, 12, 15) }, null],
  ['not while a person has paused it', { ...failing, isHalted: true }, null],
  ['whatever comes first comes first', { ...failing, endsAt: at(20) }, at(2, 12, 15)],
  ['a proof is asked for again after a month', { ...calm, provenAt: at(1) }, at(31)],
  ['what is cut off already tells nothing', { ...failing, endsAt: at(20), state: 'reconnect' }, null],
])('%s', (_, watched, moment) => {
  expect(nextTelling(watched)?.at ?? null).toEqual(moment);
});

test('of forecasts that were slept through only the nearest is told, beside what else is due', () => {
  const all = dueTellings({ ...ending, failingSince: at(28) }, at(29));

  expect(all.map((one) => (one.what === 'ends' ? one.days : one.what))).toEqual(['failing', 3]);
});

test('what is not due is not told', () => {
  expect(dueTellings(ending, at(16, 23, 59))).toEqual([]);
});
