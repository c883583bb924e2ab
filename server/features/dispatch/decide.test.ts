import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FailureKind, failureKinds } from '#connectors/connector-error.ts';
import { decideAbsent, decideFailure, decideUnasked, pauseMs } from './decide.ts';

const now = new Date('2026-03-01T12:00:00Z');
const tried = { attempts: 1, attemptsLimit: 8, doubt: null, now } as const;
const inMs = (ms: number) => new Date(now.getTime() + ms);

test.each<[FailureKind, string]>([
  ['auth_expired', 'held'],
  ['permission', 'failed'],
  ['rate_limited', 'retry'],
  ['quota_exhausted', 'failed'],
  ['duplicate', 'failed'],
  ['blocked', 'failed'],
  ['outside_window', 'failed'],
  ['gone', 'failed'],
  ['too_long', 'failed'],
  ['policy', 'failed'],
  ['invalid_request', 'failed'],
  ['transient', 'retry'],
  ['unknown_outcome', 'retry'],
])('%s is %s', (kind, to) => {
  expect(decideFailure(kind, undefined, tried).to).toBe(to);
});

test('a network that names the moment is left alone until then', () => {
  expect(decideFailure('rate_limited', inMs(90_000), tried)).toMatchObject({ at: inMs(90_000) });
});

test('pauses grow and end at ten minutes', () => {
  expect([1, 2, 3, 4, 7, 50].map(pauseMs)).toEqual([2_000, 6_000, 18_000, 54_000, 600_000, 600_000]);
});

test('only tries that failed since somebody decided make a pause longer', () => {
  const pauseAfter = (attempts: number, attemptsLimit: number) =>
    decideFailure('transient', undefined, { ...tried, attempts, attemptsLimit });

  expect(pauseAfter(3, 8)).toMatchObject({ at: inMs(18_000) });
  // A person had it tried again.
  expect(pauseAfter(9, 16)).toMatchObject({ at: inMs(2_000) });
  // Ten programs died over it.
  expect(pauseAfter(11, 18)).toMatchObject({ at: inMs(2_000) });
});

test('what may have gone through is asked about again before it is sent again', () => {
  expect(decideAbsent(tried)).toMatchObject({ to: 'retry', doubt: 'ask' });
});

const anyKind = fc.constantFrom(...failureKinds);
const anyTried = fc.record({
  attempts: fc.integer({ min: 1, max: 20 }),
  attemptsLimit: fc.integer({ min: 1, max: 12 }),
  doubt: fc.constantFrom('ask' as const, 'insist' as const, null),
  now: fc.constant(now),
});

test('tries end: no passing failure is repeated beyond the limit', () => {
  fc.assert(
    fc.property(anyKind, anyTried, (kind, some) => {
      const step = decideFailure(kind, undefined, some);
      if (some.attempts >= some.attemptsLimit && kind !== 'rate_limited') expect(step.to).not.toBe('retry');
    }),
  );
});

test('while a doubt stands nothing is called a failure that nobody asked about, and no retry drops the doubt', () => {
  fc.assert(
    fc.property(anyKind, anyTried, (kind, some) => {
      const step = decideUnasked(kind, undefined, some);
      expect(step.to).not.toBe('failed');
      if (step.to === 'retry') expect(step.doubt).not.toBeNull();
    }),
  );
});

test('a retry never lies in the past', () => {
  fc.assert(
    fc.property(anyKind, anyTried, fc.date({ noInvalidDate: true }), (kind, some, retryAt) => {
      const step = decideFailure(kind, retryAt, some);
      if (step.to === 'retry') expect(step.at.getTime()).toBeGreaterThan(now.getTime());
    }),
  );
});
