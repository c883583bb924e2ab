import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  defaultVerification,
  matterKinds,
  type VerificationRule,
  verificationLevels,
} from '#contract/verification-policy.ts';
import { type Held, isEnough, type Matter, mostNeeded, neededLevel } from './needed.ts';

const matter: Matter = { category: 'complaint', priority: 'normal', tags: ['Fraud'], said: 'Where is my refund?' };
const rule = (change: Partial<VerificationRule>): VerificationRule => ({
  id: crypto.randomUUID().slice(0, 8),
  kinds: ['payout'],
  level: 'account',
  above: 0,
  when: {},
  ...change,
});
const payout = (amount: number): Held => ({ kind: 'payout', amount });
const data: Held = { kind: 'account_data', amount: 0 };

test.each<[string, VerificationRule[], Held[], string | null]>([
  ['nothing held needs nothing', defaultVerification.rules, [], null],
  ['at first, account data needs the account', defaultVerification.rules, [data], 'account'],
  ['at first, one cent needs the account', defaultVerification.rules, [payout(1)], 'account'],
  ['a payout of nothing is none', defaultVerification.rules, [payout(0)], null],
  ['a payout up to the amount is free', [rule({ above: 5_000 })], [payout(5_000)], null],
  ['one above it is not', [rule({ above: 5_000 })], [payout(5_001)], 'account'],
  [
    'an amount that nobody can tell is above all',
    [rule({ above: 1e11 })],
    [payout(Number.POSITIVE_INFINITY)],
    'account',
  ],
  ['an amount frees payouts only', [rule({ kinds: ['account_data'], above: 5_000 })], [data], 'account'],
  ['of two rules the higher counts', [rule({}), rule({ level: 'record', above: 100 })], [payout(200)], 'record'],
  ['whatever their order', [rule({ level: 'record', above: 100 }), rule({})], [payout(200)], 'record'],
  ['of another kind it counts not', [rule({ kinds: ['change'], level: 'record' })], [payout(1)], null],
  ['the category fits', [rule({ when: { categories: ['complaint'] } })], [payout(1)], 'account'],
  ['another category', [rule({ when: { categories: ['general'] } })], [payout(1)], null],
  ['the priority fits', [rule({ when: { priorities: ['normal', 'urgent'] } })], [payout(1)], 'account'],
  ['another priority', [rule({ when: { priorities: ['urgent'] } })], [payout(1)], null],
  ['the tag fits in any case', [rule({ when: { tags: ['fraud'] } })], [payout(1)], 'account'],
  ['another tag', [rule({ when: { tags: ['press'] } })], [payout(1)], null],
  ['what the customer said fits', [rule({ when: { words: ['refund*'] } })], [payout(1)], 'account'],
  ['and what they did not say', [rule({ when: { words: ['lawyer'] } })], [payout(1)], null],
  ['everything named must hold', [rule({ when: { tags: ['fraud'], priorities: ['low'] } })], [payout(1)], null],
])('%s', (_, rules, held, level) => {
  expect(neededLevel({ rules }, matter, held)?.level ?? null).toBe(level);
});

test('a conversation without a category fits no rule about one', () => {
  const rules = [rule({ when: { categories: ['complaint'] } })];

  expect(neededLevel({ rules }, { ...matter, category: null }, [payout(1)])).toBeNull();
});

test('what is needed names what it is needed for', () => {
  const rules = [rule({ kinds: ['payout'], level: 'record' }), rule({ kinds: ['account_data'] })];

  expect(neededLevel({ rules }, matter, [data, payout(9)])).toEqual({ level: 'record', kinds: ['payout'] });
  expect(mostNeeded({ rules }, matter)).toBe('record');
});

const someRules = fc.array(
  fc.record({
    kinds: fc.uniqueArray(fc.constantFrom(...matterKinds), { minLength: 1 }),
    level: fc.constantFrom(...verificationLevels),
    above: fc.nat(1_000),
  }),
  { maxLength: 6 },
);
const someHeld = fc.array(fc.record({ kind: fc.constantFrom(...matterKinds), amount: fc.nat(2_000) }), {
  maxLength: 4,
});

test('more in an answer, or another rule, never needs less', () => {
  fc.assert(
    fc.property(someRules, someRules, someHeld, someHeld, (some, more, held, further) => {
      const rules = some.map((one) => rule(one));
      const needed = neededLevel({ rules }, matter, held)?.level ?? null;
      const withMore = neededLevel({ rules: [...rules, ...more.map((one) => rule(one))] }, matter, [
        ...held,
        ...further,
      ]);

      expect(isEnough(withMore?.level ?? null, needed)).toBe(true);
      expect(isEnough(mostNeeded({ rules }, matter), needed)).toBe(true);
    }),
  );
});
