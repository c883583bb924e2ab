import { expect, test } from 'vitest';
import { readTyped } from './field-text.ts';

const field = (kind: Parameters<typeof readTyped>[0]['kind'], choices: string[] = []) => ({ kind, choices });

test('nothing typed empties a field of any kind', () => {
  expect(readTyped(field('number'), ' ')).toBe(null);
  expect(readTyped(field('choice', ['Gold']), '')).toBe(null);
});

test('what is typed becomes a value of the kind, zero and no included', () => {
  expect(readTyped(field('number'), '0')).toBe(0);
  expect(readTyped(field('yes_no'), 'false')).toBe(false);
  expect(readTyped(field('mail'), ' Mila@Example.com ')).toBe('mila@example.com');
  expect(readTyped(field('phone'), '0049 (30) 12-34')).toBe('+49301234');
});

test('what the field does not take is no value', () => {
  expect(readTyped(field('number'), 'many')).toBe(undefined);
  expect(readTyped(field('date'), '2026-02-30')).toBe(undefined);
  expect(readTyped(field('choice', ['Gold']), 'Silver')).toBe(undefined);
});
