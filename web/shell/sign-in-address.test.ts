import { expect, it } from 'vitest';
import { safeBack, signInAddress } from './sign-in-address.ts';

it('remembers where a person was when the session ended', () => {
  expect(signInAddress('/inbox?view=mine')).toBe('/sign-in?back=%2Finbox%3Fview%3Dmine');
  expect(signInAddress('/')).toBe('/sign-in');
});

it('leaves people on pages that need no session', () => {
  expect(signInAddress('/sign-in?back=%2F')).toBeNull();
  expect(signInAddress('/invite/abc')).toBeNull();
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', undefined])('does not go back to %s', (back) => {
  expect(safeBack(back)).toBe('/');
});
