import { expect, test } from 'vitest';
import { defaultVanishing, type VanishingRules } from '#contract/vanishing.ts';
import { nextBefore, type Watch } from './next.ts';

const end = new Date('2026-11-27T12:00:00Z');
const at = (minutesBefore: number) => new Date(end.getTime() - minutesBefore * 60_000);
const aWatch = (change: Partial<Watch> = {}): Watch => ({
  vanishesAt: end,
  raisedFor: null,
  calledFor: null,
  ...change,
});

test.each<[string, Partial<VanishingRules>, Partial<Watch>, number, string | null, number | null]>([
  ['long before', {}, {}, 1_000, 'raise', 240],
  ['while its raising is due', {}, {}, 200, 'raise', 240],
  ['once it is raised', {}, { raisedFor: end }, 200, 'call', 60],
  ['raised for an earlier end', {}, { raisedFor: at(500) }, 200, 'raise', 240],
  ['once people were called', {}, { raisedFor: end, calledFor: end }, 30, null, null],
  ['when it has vanished', {}, {}, 0, null, null],
  ['without raising', { raiseMinutes: null }, {}, 200, 'call', 60],
  ['without calling', { callMinutes: null }, { raisedFor: end }, 30, null, null],
  ['calling before raising', { callMinutes: 300 }, {}, 400, 'call', 300],
])('%s', (_, rules, watch, minutesBefore, what, before) => {
  const next = nextBefore({ ...defaultVanishing, ...rules }, aWatch(watch), at(minutesBefore));
  expect(next?.what ?? null).toBe(what);
  expect(next?.at ?? null).toEqual(before === null ? null : at(before));
});
