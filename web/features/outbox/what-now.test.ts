import { expect, test } from 'vitest';
import { whatNow } from './what-now.ts';

test('what waits goes on waiting without a connection, a session or a willing server', () => {
  for (const code of ['offline', 'unauthenticated', 'rate_limited', 'unavailable'] as const)
    expect(whatNow(code, 99)).toBe('later');
});

test('what the server refuses comes back to the person', () => {
  for (const code of ['not_found', 'forbidden', 'invalid', 'conflict', 'refused'] as const)
    expect(whatNow(code, 0)).toBe('return');
});

test('a server that stumbles over it again and again gives it back too', () => {
  expect(whatNow('internal', 1)).toBe('later');
  expect(whatNow('internal', 5)).toBe('return');
});
