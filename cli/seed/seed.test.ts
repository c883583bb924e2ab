import { expect, test } from 'vitest';
import { makeConversation } from './conversation.ts';
import { openingTimes, type Plan, realisticPlan } from './plan.ts';
import { makeProfile, profileCount, profileOf } from './profile.ts';

const plan: Plan = { ...realisticPlan, conversations: 4000, until: new Date('2026-11-22T00:00:00Z') };
const start = new Date(plan.until.getTime() - plan.days * 86_400_000);
const timeOf = openingTimes(plan);
const all = Array.from({ length: plan.conversations }, (_, n) => make(n));

test('the same plan gives the same conversations, another seed others', () => {
  expect(make(7)).toEqual(all[7]);
  expect(makeConversation({ ...plan, seed: 2 }, 7, timeOf(7), makeProfile(plan, start, 7))).not.toEqual(all[7]);
});

test('sizes follow what was measured on real support: median 3, ninetieth percentile 7, mean 3.8 messages', () => {
  const sizes = all.map(({ messages }) => messages.length).sort((a, b) => a - b);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;

  expect(at(sizes, 0.5)).toBe(3);
  expect(at(sizes, 0.9)).toBeGreaterThanOrEqual(6);
  expect(at(sizes, 0.9)).toBeLessThanOrEqual(8);
  expect(mean).toBeGreaterThan(3.4);
  expect(mean).toBeLessThan(4.2);
});

test('customers write as long as real ones: median near 106 characters, ninetieth percentile near 163', () => {
  const lengths = all
    .flatMap(({ messages }) => messages.filter((m) => m.direction === 'in').map((m) => m.text.length))
    .sort((a, b) => a - b);

  expect(Math.abs(at(lengths, 0.5) - 106)).toBeLessThan(15);
  expect(Math.abs(at(lengths, 0.9) - 163)).toBeLessThan(20);
});

test('time runs forward in every conversation and ends before the plan does', () => {
  for (const { messages, openedAt } of all) {
    const times = messages.map((message) => message.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBe(openedAt.getTime());
    expect(times.at(-1)).toBeLessThan(plan.until.getTime());
  }
});

test('customers come back, write in many scripts, and all of them exist', () => {
  const customers = all.map((_, n) => profileOf(plan, n));
  const languages = new Set(all.map(({ profile }) => profile.language));

  expect(new Set(customers).size).toBeLessThan(plan.conversations * 0.8);
  expect(Math.max(...customers)).toBeLessThan(profileCount(plan));
  for (const language of ['en', 'ja', 'ar', 'hi', 'th', 'zh', 'ru'] as const) expect(languages).toContain(language);
});

function make(n: number) {
  return makeConversation(plan, n, timeOf(n), makeProfile(plan, start, profileOf(plan, n)));
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
