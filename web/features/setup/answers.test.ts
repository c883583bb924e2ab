import { expect, test } from 'vitest';
import { type Answers, stepToAsk } from './answers.ts';

const nothing: Answers = { code: '', name: '', email: '', password: '', workspaceName: '' };
const upToLogin: Answers = {
  ...nothing,
  code: 'ABCD',
  name: 'Olga',
  email: 'o@example.com',
  password: 'a long password',
};

test('the question that the address names is asked, forwards and back', () => {
  expect(stepToAsk('workspace', upToLogin)).toBe('workspace');
  expect(stepToAsk('name', upToLogin)).toBe('name');
});

test('after a reload, which forgets the answers, the first open question is asked', () => {
  expect(stepToAsk('workspace', nothing)).toBe('code');
  expect(stepToAsk('workspace', { ...nothing, code: 'ABCD' })).toBe('name');
  expect(stepToAsk('login', { ...upToLogin, name: ' ' })).toBe('name');
});
