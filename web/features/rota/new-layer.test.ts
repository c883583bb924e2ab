import { expect, test } from 'vitest';
import { newLayer } from './new-layer.ts';

test.each([
  ['2026-11-26T09:00:00Z', 'UTC', '2026-11-26'],
  ['2026-11-26T08:59:00Z', 'UTC', '2026-11-25'],
  ['2026-11-26T08:59:00Z', 'Europe/Berlin', '2026-11-26'],
  ['2026-03-01T03:00:00Z', 'Asia/Kolkata', '2026-02-28'],
  ['2026-01-01T04:00:00Z', 'America/Sao_Paulo', '2025-12-31'],
])('proposed at %s in %s it begins on %s, so that there is no gap', (now, timeZone, startsOn) => {
  expect(newLayer('ana', [], new Date(now), timeZone)).toMatchObject({ startsOn, handover: '09:00', hours: null });
});

test('each layer has a name of its own', () => {
  const at = new Date('2026-11-26T12:00:00Z');
  const first = newLayer('ana', [], at, 'UTC');
  expect(newLayer('ben', [first], at, 'UTC').id).not.toBe(first.id);
});
