import { describe, expect, it } from 'vitest';
import { dayText, ownPeriod, periodOf } from './period.ts';

const berlin = 'Europe/Berlin';
const now = new Date('2026-10-27T10:30:00Z');
const text = (period: { from: Date; to: Date } | null) =>
  period && `${period.from.toISOString()} ${period.to.toISOString()}`;

describe('the period of a simulation', () => {
  it('is made of days of the reader, also over the end of summer time', () => {
    expect(text(periodOf('yesterday', now, berlin))).toBe('2026-10-25T23:00:00.000Z 2026-10-26T23:00:00.000Z');
    expect(text(periodOf('week', now, berlin))).toBe('2026-10-20T22:00:00.000Z 2026-10-27T10:30:00.000Z');
    expect(dayText(now, 'Pacific/Auckland', 1)).toBe('2026-10-26');
  });

  it('ends now when its last day has not ended', () => {
    expect(text(ownPeriod('2026-10-26', '2026-10-27', now, berlin))).toBe(
      '2026-10-25T23:00:00.000Z 2026-10-27T10:30:00.000Z',
    );
  });

  it.each([
    ['2026-10-27', '2026-10-26'],
    ['2026-06-01', '2026-10-26'],
    ['2026-10-28', '2026-10-28'],
    ['', '2026-10-26'],
  ])('is none from “%s” to %s', (first, last) => {
    expect(ownPeriod(first, last, now, berlin)).toBeNull();
  });
});
