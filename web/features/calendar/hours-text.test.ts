import { expect, test } from 'vitest';
import { SpecialDay } from '#contract/calendar.ts';
import { daysText, hoursProblem, hoursText, readDays, readHours } from './hours-text.ts';

test.each([
  ['09:00-17:00', '09:00-17:00'],
  ['9-17', '09:00-17:00'],
  ['13:15-18:45, 8:30–12', '08:30-12:00, 13:15-18:45'],
  ['22-24', '22:00-24:00'],
  ['', ''],
])('%j is read as %j', (text, expected) => {
  expect(hoursText(readHours(text) ?? [])).toBe(expected);
});

test.each(['17-9', '09:00', '9-25', '9-12, 11-14', '9:60-12', 'open'])('%j are no hours', (text) => {
  expect(readHours(text)).toBeNull();
});

test.each([
  ['09:00-17:00', null],
  ['', null],
  ['9-12, noon', { is: 'unreadable', part: 'noon' }],
  ['9:60-12', { is: 'unreadable', part: '9:60-12' }],
  ['22-6', { is: 'backwards', part: '22-6' }],
  ['9-9', { is: 'backwards', part: '9-9' }],
  ['9-12, 11-14', { is: 'overlap', part: '11-14' }],
  ['0-1,2-3,4-5,6-7,8-9,10-11,12-13,14-15,16-17', { is: 'many', part: '' }],
])('of %j it says what is wrong', (text, expected) => {
  expect(hoursProblem(text)).toEqual(expected);
});

test('special days come back as they were written', () => {
  const text = '12-25 Christmas\n2026-12-24 09:00-12:00,13:00-14:00 Christmas Eve\n02-29 Leap day\n2026-05-01';
  const read = readDays(text);
  if (!('days' in read)) throw new Error(read.line);

  expect(daysText(read.days)).toBe(text);
  for (const day of read.days) expect(SpecialDay.safeParse(day).success).toBe(true);
  expect(read.days[1]).toMatchObject({
    everyYear: false,
    name: 'Christmas Eve',
    hours: [{ from: '09:00' }, { to: '14:00' }],
  });
});

test.each(['2026-02-29 None', '13-01 None', 'Christmas', '12-25 17-9 Odd hours are a name'])(
  'what %j means is said',
  (line) => {
    const read = readDays(`12-25 Christmas\n${line}`);

    if (line.includes('17-9')) expect(read).toEqual({ line });
    else expect(read).toEqual({ line });
  },
);
