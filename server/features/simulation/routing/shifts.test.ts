import { expect, test } from 'vitest';
import type { PeoplePast, Someone } from './people.ts';
import { withStaffing } from './shifts.ts';

const period = { from: new Date('2026-11-23T00:00:00Z'), to: new Date('2026-11-25T12:00:00Z') };
const ana: Someone = {
  id: 'ana',
  teamIds: [],
  tier: 1,
  languages: [],
  networks: [],
  topics: [],
  capacity: null,
  isActive: true,
  mayWork: true,
  state: 'working',
  since: new Date(0),
  backAt: null,
  timeZone: 'UTC',
};
const change = { position: 7, actorKind: 'agent' as const, at: new Date('2026-11-24T10:00:00Z'), agentId: 'ana' };
const past: PeoplePast = {
  first: [ana, { ...ana, id: 'ben' }],
  changes: [
    { ...change, type: 'agent.attendance_changed', change: { state: 'away' } },
    { ...change, type: 'agent.skills_changed', change: { tier: 3, topics: ['parcels'] } },
  ],
  skillsKnownFrom: null,
};
const everyDay = (...hours: { from: string; to: string }[]) => Array.from({ length: 7 }, () => hours);
const comings = ({ changes }: PeoplePast) =>
  changes.flatMap(({ at, change: { state } }) => (state ? `${at.toISOString().slice(8, 16)} ${state}` : []));

test('people come and go by their shifts, whatever they said of themselves', () => {
  const shifts = { timeZone: 'UTC', week: everyDay({ from: '09:00', to: '17:00' }) };
  const drafted = withStaffing(past, { people: [{ agentId: 'ana', shifts }] }, period);

  expect(drafted.first.map(({ id, state }) => [id, state])).toEqual([
    ['ana', 'off_shift'],
    ['ben', 'working'],
  ]);
  expect(comings(drafted)).toEqual([
    '23T09:00 working',
    '23T17:00 off_shift',
    '24T09:00 working',
    '24T17:00 off_shift',
    '25T09:00 working',
  ]);
});

test('a night is one shift, although it is written on two days', () => {
  const week = everyDay({ from: '00:00', to: '06:00' }, { from: '22:00', to: '24:00' });
  const drafted = withStaffing(past, { people: [{ agentId: 'ana', shifts: { timeZone: 'UTC', week } }] }, period);

  expect(drafted.first[0]?.state).toBe('working');
  expect(comings(drafted)).toEqual([
    '23T06:00 off_shift',
    '23T22:00 working',
    '24T06:00 off_shift',
    '24T22:00 working',
    '25T06:00 off_shift',
  ]);
});

test('other skills hold all the time, and what is not named changes as it did', () => {
  const drafted = withStaffing(past, { people: [{ agentId: 'ana', skills: { tier: 2 } }] }, period);

  expect(drafted.first[0]).toMatchObject({ tier: 2, topics: [] });
  expect(drafted.changes.map((one) => one.change)).toEqual([{ state: 'away' }, { topics: ['parcels'] }]);
});
