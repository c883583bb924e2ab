import { afterEach, beforeEach, expect, test } from 'vitest';
import { needWords, setRegion, t } from '#web/i18n.ts';
import { whenDue } from './when-due.ts';

const now = new Date('2026-11-27T20:00:00Z');
beforeEach(async () => {
  await needWords(['task']);
  await setRegion({ language: 'en', locale: 'en', timeZone: 'Europe/Berlin' });
});
afterEach(() => setRegion({ language: 'en', locale: 'en', timeZone: 'UTC' }));

test.each([
  ['2026-11-27T21:30:00Z', 'today, 10:30 PM'],
  ['2026-11-27T23:00:00Z', 'end of today'],
  ['2026-11-28T15:00:00Z', 'tomorrow, 4:00 PM'],
  ['2026-11-28T23:00:00Z', 'end of tomorrow'],
  ['2026-12-01T23:00:00Z', 'end of Dec 1'],
  ['2026-12-01T15:00:00Z', 'Dec 1, 4:00 PM'],
  ['2026-11-26T23:00:00Z', 'end of Nov 26'],
])('what is due at %s is due %s', (at, words) => {
  expect(whenDue(at, now).replace(/\u202f/g, ' ')).toBe(words);
});

test('a day of 25 hours is followed by one tomorrow', async () => {
  expect(whenDue('2026-10-25T23:00:00Z', new Date('2026-10-24T20:00:00Z'))).toBe('end of tomorrow');
});

test.each([
  ['en', 'You promise a call by end of today'],
  ['de', 'Sie versprechen einen Anruf bis Ende des Tages'],
  ['es', 'Promete una llamada para hoy al final del día'],
  ['fr', 'Vous promettez un appel pour aujourd’hui en fin de journée'],
  ['ar', 'أنت تَعِد بـاتصال قبل نهاية اليوم'],
])('a promise of today is said as people say it in %s', async (language, sentence) => {
  await setRegion({ language: language as 'en', locale: language });

  const said = t('promise.found', { what: t('promise.kind.call'), when: whenDue('2026-11-27T23:00:00Z', now) });

  expect(said.replace(/[\u2066-\u2069\u200e\u200f]/g, '')).toBe(sentence);
});
