import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cappedCount, count, dayHeading, duration, exactTime, fileSize, relativeTime, shortAge } from './format.ts';
import { setRegion } from './i18n.ts';

const now = new Date('2026-11-22T00:30:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const minute = 60_000;
const hour = 60 * minute;

beforeEach(() => setRegion({ locale: 'en', timeZone: 'UTC' }));
afterEach(() => setRegion({ language: 'en', locale: 'en', timeZone: 'UTC' }));

describe('relative time', () => {
  it.each([
    [20_000, 'now'],
    [4 * minute, '4 min ago'],
    [59 * minute, '59 min ago'],
    [3 * hour, '3 hr ago'],
    [24 * hour + 10 * minute, 'yesterday'],
    [60 * hour, '3 days ago'],
    [40 * 24 * hour, 'Oct 13'],
  ])('%i ms ago is "%s"', (ms, words) => {
    expect(relativeTime(ago(ms), now)).toBe(words);
  });

  it('says the year when it is another one', () => {
    expect(relativeTime(new Date('2025-11-04T12:00:00Z'), now)).toBe('Nov 4, 2025');
  });

  it('speaks the language of the screen in the customs of the reader’s region', async () => {
    await setRegion({ language: 'de', locale: 'en-GB' });
    expect(relativeTime(ago(24 * hour + 10 * minute), now)).toBe('gestern');

    await setRegion({ language: 'en', locale: 'de-DE' });
    expect([dayHeading(ago(24 * hour), now), count(1_234)]).toEqual(['Yesterday', '1.234']);
  });

  it('is short in columns', () => {
    expect(shortAge(ago(10_000), now)).toBe('now');
    expect(shortAge(ago(60_000), now)).toBe('1 min');
    expect(shortAge(ago(3 * hour), now)).toBe('3 hr');
  });
});

describe('days', () => {
  it('are those of the reader’s time zone', () => {
    const evening = new Date('2026-11-21T23:50:00Z');

    expect(dayHeading(evening, now)).toBe('Yesterday');
    setRegion({ timeZone: 'America/New_York' });
    expect(dayHeading(evening, now)).toBe('Today');
  });
});

it('tells the exact time with its zone', () => {
  setRegion({ locale: 'en-GB', timeZone: 'Europe/Berlin' });
  expect(exactTime(new Date('2025-11-04T15:20:05Z'))).toMatch(/^Tuesday,? 4 November 2025 at 16:20:05 CET$/);
});

it.each([
  [40_000, '40 sec'],
  [11 * minute, '11 min'],
  [100 * minute, '1 hr 40 min'],
  [2 * hour, '2 hr'],
  [27 * hour, '1 day 3 hr'],
])('a duration of %i ms is "%s"', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

it('caps counts and owns up to not knowing', () => {
  expect([cappedCount(7), cappedCount(99), cappedCount(100), cappedCount(null)]).toEqual(['7', '99', '99+', '…']);
});

it('shows file sizes in the unit people expect', () => {
  expect([fileSize(512), fileSize(48_000), fileSize(1_440_000)]).toEqual(['512 bytes', '48 kB', '1.4 MB']);
});
