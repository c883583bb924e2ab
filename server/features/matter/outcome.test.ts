import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import { type Attributes, mergedAttributes, restoredAttributes } from './outcome.ts';

const plain: Attributes = {
  status: 'open',
  snoozedUntil: null,
  resolvedAt: null,
  assigneeId: null,
  teamId: null,
  priority: 'normal',
  dueAt: null,
};
const with_ = (change: Partial<Attributes>): Attributes => ({ ...plain, ...change });

describe('a merged conversation', () => {
  test('is as awake as the most awake of them', () => {
    const after = mergedAttributes(with_({ status: 'resolved', resolvedAt: '2026-01-01T00:00:00.000Z' }), [
      with_({ status: 'snoozed', snoozedUntil: '2026-02-01T00:00:00.000Z' }),
      with_({ status: 'pending' }),
    ]);

    expect(after).toMatchObject({ status: 'pending', snoozedUntil: null, resolvedAt: null });
  });

  test('wakes at the earliest end when all that is awake sleeps', () => {
    const after = mergedAttributes(with_({ status: 'snoozed', snoozedUntil: '2026-02-02T00:00:00.000Z' }), [
      with_({ status: 'snoozed', snoozedUntil: '2026-02-01T00:00:00.000Z' }),
    ]);

    expect(after.snoozedUntil).toBe('2026-02-01T00:00:00.000Z');
  });

  test('keeps its own owner and team, else takes the first that another has, and the highest priority', () => {
    const others = [with_({ teamId: 't1', priority: 'low' }), with_({ assigneeId: 'b', priority: 'urgent' })];

    expect(mergedAttributes(with_({ assigneeId: 'a' }), others)).toMatchObject({
      assigneeId: 'a',
      teamId: 't1',
      priority: 'urgent',
    });
    expect(mergedAttributes(plain, others).assigneeId).toBe('b');
  });
});

const anything: fc.Arbitrary<Attributes> = fc
  .record({
    status: fc.constantFrom<ConversationStatus>('open', 'pending', 'on_hold', 'snoozed', 'resolved'),
    assigneeId: fc.option(fc.constantFrom('a', 'b')),
    teamId: fc.option(fc.constantFrom('s', 't')),
    priority: fc.constantFrom<Priority>('urgent', 'high', 'normal', 'low'),
    dueAt: fc.option(fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z')),
  })
  .map((one) => ({
    ...one,
    snoozedUntil: one.status === 'snoozed' ? '2026-03-01T00:00:00.000Z' : null,
    resolvedAt: one.status === 'resolved' ? '2025-12-01T00:00:00.000Z' : null,
  }));

describe('undoing a merge', () => {
  test('gives back exactly what was, when nothing came since', () => {
    fc.assert(
      fc.property(anything, fc.array(anything, { minLength: 1, maxLength: 4 }), (before, others) => {
        const after = mergedAttributes(before, others);

        expect(restoredAttributes({ before, after, now: after }, false)).toEqual(before);
      }),
    );
  });

  test('leaves what a person changed since', () => {
    const after = mergedAttributes(plain, [with_({ priority: 'high', assigneeId: 'b' })]);
    const now = { ...after, assigneeId: 'c' };

    expect(restoredAttributes({ before: plain, after, now }, false)).toMatchObject({
      assigneeId: 'c',
      priority: 'normal',
    });
  });

  test('does not put to sleep again what a customer wrote to since', () => {
    const before = with_({ status: 'resolved', resolvedAt: '2026-01-01T00:00:00.000Z' });
    const after = mergedAttributes(before, [plain]);

    expect(restoredAttributes({ before, after, now: after }, true).status).toBe('open');
  });
});
