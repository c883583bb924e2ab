import { expect, test } from 'vitest';
import { Ladder, type LadderConditions } from '#contract/escalation.ts';
import { type Subject, setsOff } from './match.ts';

const subject: Subject = {
  priority: 'high',
  category: 'complaint',
  teamId: 'night',
  followers: 12_000,
  text: 'My lawyer will hear of this.',
};
const ladder = (when: LadderConditions, on: Ladder['on'] = 'written'): Ladder => ({
  id: 'one',
  name: 'One',
  on,
  when,
  volume: null,
  steps: [{ afterMinutes: 0, to: [{ kind: 'leads' }] }],
  alarmAfterMinutes: 5,
});

test.each<[string, LadderConditions, boolean]>([
  ['the same priority', { priorityAtLeast: 'high' }, true],
  ['a lesser priority', { priorityAtLeast: 'normal' }, true],
  ['a more pressing priority', { priorityAtLeast: 'urgent' }, false],
  ['its category among others', { categories: ['general', 'complaint'] }, true],
  ['another category', { categories: ['general'] }, false],
  ['its team', { teamIds: ['night'] }, true],
  ['another team', { teamIds: ['day'] }, false],
  ['as many followers', { followersAtLeast: 12_000 }, true],
  ['more followers', { followersAtLeast: 12_001 }, false],
  ['a word that was written', { words: ['lawyer'] }, true],
  ['a word that was not', { words: ['journalist'] }, false],
  ['all of it at once', { priorityAtLeast: 'high', words: ['lawyer'], followersAtLeast: 1_000 }, true],
  ['one thing of several that does not hold', { priorityAtLeast: 'high', words: ['journalist'] }, false],
])('a ladder that asks for %s', (_, when, expected) => {
  expect(setsOff(ladder(when), 'written', subject)).toBe(expected);
});

test('what nobody knows does not hold, and another cause sets nothing off', () => {
  const unknown = { ...subject, category: null, followers: null };

  expect(setsOff(ladder({ categories: ['complaint'] }), 'written', unknown)).toBe(false);
  expect(setsOff(ladder({ followersAtLeast: 1 }), 'written', unknown)).toBe(false);
  expect(setsOff(ladder({ priorityAtLeast: 'high' }, 'breached'), 'warned', subject)).toBe(false);
});

test('a ladder that would be set off by everything, or counts nothing, is refused', () => {
  const fits = (part: Partial<Ladder>) => Ladder.safeParse({ ...ladder({ words: ['x'] }), ...part }).success;

  expect(fits({})).toBe(true);
  expect(fits({ when: {} })).toBe(false);
  expect(fits({ on: 'breached', when: {} })).toBe(true);
  expect(fits({ on: 'volume' })).toBe(false);
  expect(fits({ on: 'volume', volume: { conversations: 10, minutes: 5 } })).toBe(false);
  expect(fits({ on: 'volume', when: { categories: ['a'] }, volume: { conversations: 10, minutes: 5 } })).toBe(true);
});
