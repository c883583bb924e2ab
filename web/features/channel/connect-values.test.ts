import { expect, test } from 'vitest';
import type { SettingField } from '#contract/channel-connect.ts';
import { initialValues, problemsOf } from './connect-values.ts';

const fields: SettingField[] = [
  { name: 'handle', label: 'Handle', kind: 'text', required: true },
  { name: 'password', label: 'App password', kind: 'secret', required: true },
  { name: 'service', label: 'Service', kind: 'url', initial: 'https://bsky.social', required: false },
];

test('a new account begins with what the network proposes', () => {
  expect(initialValues(fields)).toEqual({ handle: '', password: '', service: 'https://bsky.social' });
});

test('a known account begins with what is known of it, an emptied field too', () => {
  expect(initialValues(fields, { handle: 'acme', service: '' })).toEqual({ handle: 'acme', password: '', service: '' });
});

test('what is required must be typed, and an address must be one', () => {
  const problems = problemsOf(fields, { handle: ' ', password: 'x', service: 'bsky.social' });

  expect(Object.keys(problems)).toEqual(['handle', 'service']);
  expect(problemsOf(fields, { handle: 'acme', password: 'x', service: '' })).toEqual({});
});
