import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { erasureAsked } from './signed-request.ts';

const signed = (payload: object | string, secret = 's') => {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const encoded = Buffer.from(text).toString('base64url');
  return `${createHmac('sha256', secret).update(encoded).digest('base64url')}.${encoded}`;
};
const asked = (signedRequest: string, type = 'application/x-www-form-urlencoded') => {
  const body = new TextEncoder().encode(new URLSearchParams({ signed_request: signedRequest }).toString());
  return { headers: { 'content-type': type }, body, query: {} };
};
const person = { algorithm: 'HMAC-SHA256', issued_at: 1_789_460_000, user_id: '6823399011223344' };

test('names the person when any of the secrets signed it', () => {
  expect(erasureAsked(asked(signed(person, 'new')), ['old', 'new'])).toBe('6823399011223344');
  const bare = '{"algorithm":"HMAC-SHA256","user_id":18446744073709551617}';
  expect(erasureAsked(asked(signed(bare)), ['s'])).toBe('18446744073709551617');
});

test.each([
  ['another secret', asked(signed(person, 'stranger'))],
  ['another form', asked(signed(person), 'application/json')],
  ['another algorithm', asked(signed({ ...person, algorithm: 'none' }))],
  ['no person', asked(signed({ algorithm: 'HMAC-SHA256' }))],
  ['no JSON', asked(signed('hello'))],
  ['no signature', asked(signed(person).replace(/^[^.]*/, ''))],
  ['nothing', asked('')],
])('%s asks nothing', (_, request) => {
  expect(erasureAsked(request, ['s'])).toBeNull();
});
