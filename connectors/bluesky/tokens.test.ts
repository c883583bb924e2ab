import { expect, test } from 'vitest';
import * as z from 'zod';
import { createFindHost } from '../host.ts';
import type { HttpReply, HttpRequest, Session } from '../session.ts';
import { call } from './tokens.ts';

const now = new Date('2026-11-22T12:00:00Z');
const Any = z.looseObject({});

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpReply {
  return { status, headers, body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)) };
}
const expired = answer(400, { error: 'ExpiredToken', message: 'Token has expired' });
const tokens = (n: string) => ({
  accessJwt: `access ${n}`,
  refreshJwt: `refresh ${n}`,
  did: 'did:plc:a',
  handle: 'a.test',
});

/** A session whose network is this function; `kept` are the secrets it saved, in order. */
function sessionWith(network: (request: HttpRequest, name: string) => HttpReply, name: string) {
  const kept: Record<string, string>[] = [];
  const asked: string[] = [];
  const session: Session = {
    account: { externalId: 'did:plc:a', handle: 'a.test' },
    origin: 'bluesky',
    settings: { service: 'https://entry.example', pds: 'https://pds.example', handle: 'a.test', chat: '' },
    secrets: { accessJwt: `access ${name}`, refreshJwt: `refresh ${name}`, password: 'pass' },
    findHost: createFindHost({ allowLoopback: false }),
    saveSecrets: async (secrets) => {
      kept.push(secrets);
      session.secrets = secrets;
    },
    http: async (request) => {
      const method = new URL(request.url).pathname.replace('/xrpc/', '');
      asked.push(method);
      return network(request, method);
    },
    now: () => now,
  };
  return { session, kept, asked };
}
const read = { method: 'app.test.read', reply: Any };
const holds = (request: HttpRequest, token: string) => request.headers?.authorization === `Bearer ${token}`;

test('an outdated token is renewed, kept, and the call repeated with the new one', async () => {
  const { session, kept, asked } = sessionWith((request, method) => {
    if (method.endsWith('refreshSession')) return holds(request, 'refresh one') ? answer(200, tokens('two')) : expired;
    return holds(request, 'access two') ? answer(200, { ok: true }) : expired;
  }, 'one');

  expect(await call(session, read)).toEqual({ ok: true });
  expect(kept).toEqual([{ accessJwt: 'access two', refreshJwt: 'refresh two', password: 'pass' }]);
  expect(asked).toEqual(['app.test.read', 'com.atproto.server.refreshSession', 'app.test.read']);
});

test('the new tokens are used only after they were kept', async () => {
  const { session } = sessionWith((request, method) => {
    if (method.endsWith('refreshSession')) return answer(200, tokens('unkept two'));
    return holds(request, 'access unkept two') ? answer(200, {}) : expired;
  }, 'unkept');
  session.saveSecrets = () => Promise.reject(new Error('The database is away.'));

  await expect(call(session, read)).rejects.toThrow('The database is away.');
});

test('when the refresh token was used up elsewhere, the app password signs in again at the service', async () => {
  const { session, asked } = sessionWith((request, method) => {
    if (method.endsWith('refreshSession'))
      return answer(400, { error: 'ExpiredToken', message: 'Token has been revoked' });
    if (method.endsWith('createSession')) {
      expect(request.url).toMatch(/^https:\/\/entry\.example/);
      return answer(200, tokens('again'));
    }
    return holds(request, 'access again') ? answer(200, {}) : expired;
  }, 'used up');

  await call(session, read);
  expect(asked.filter((method) => method.endsWith('createSession'))).toHaveLength(1);
});

test('too many sign-ins are told with their time, not as a dead password', async () => {
  const reset = { 'ratelimit-reset': String(now.getTime() / 1000 + 200) };
  const { session } = sessionWith((_, method) => {
    if (method.endsWith('createSession')) return answer(429, { error: 'RateLimitExceeded', message: '' }, reset);
    return expired;
  }, 'limited');

  await expect(call(session, read)).rejects.toMatchObject({
    kind: 'rate_limited',
    retryAt: new Date('2026-11-22T12:03:20Z'),
  });
});

test('a lost answer while renewing did nothing to what was asked', async () => {
  const { session } = sessionWith(
    (_, method) => (method.endsWith('refreshSession') ? answer(503, '<html>') : expired),
    'lost',
  );

  await expect(call(session, { ...read, body: {} })).rejects.toMatchObject({ kind: 'transient' });
});

test('a failed renewal is tried again by the next call', async () => {
  let isDown = true;
  const { session } = sessionWith((request, method) => {
    if (method.endsWith('refreshSession')) return isDown ? answer(502, {}) : answer(200, tokens('later'));
    return holds(request, 'access later') ? answer(200, {}) : expired;
  }, 'down');
  await expect(call(session, read)).rejects.toMatchObject({ kind: 'transient' });
  isDown = false;

  await expect(call(session, read)).resolves.toEqual({});
});

test('a session refused right after its renewal is no reason to reconnect: the next call renews again', async () => {
  let renewals = 0;
  const { session } = sessionWith((request, method) => {
    if (method.endsWith('refreshSession')) return answer(200, tokens(`soon ${++renewals}`));
    return holds(request, 'access soon 2') ? answer(200, {}) : expired;
  }, 'soon');

  await expect(call(session, { ...read, body: {} })).rejects.toMatchObject({ kind: 'transient' });
  await expect(call(session, read)).resolves.toEqual({});
});

test('a server that hands out the same refresh token again is no endless search for the newest', async () => {
  const { session } = sessionWith((request, method) => {
    if (method.endsWith('refreshSession')) return answer(200, { ...tokens('same'), accessJwt: 'access renewed' });
    return holds(request, 'access renewed') ? answer(200, {}) : expired;
  }, 'same');

  await call(session, read);
  await expect(call(session, read)).resolves.toEqual({});
});

test.each([
  [
    'a rate limit without a time waits a minute',
    answer(429, {}),
    { kind: 'rate_limited', retryAt: new Date('2026-11-22T12:01:00Z') },
  ],
  [
    'an app password without the right',
    answer(400, { error: 'InvalidToken', message: 'Bad token method' }),
    { kind: 'permission' },
  ],
  ['a blocked customer', answer(400, { error: 'BlockedActor', message: '' }), { kind: 'blocked' }],
  [
    'a customer who is followed by nobody',
    answer(400, { error: 'NotFollowedBySender', message: '' }),
    { kind: 'policy' },
  ],
  ['a record that is gone', answer(400, { error: 'RecordNotFound', message: '' }), { kind: 'gone' }],
  ['an AppView that is down', answer(502, { error: 'UpstreamFailure', message: '' }), { kind: 'transient' }],
  ['a web page instead of an answer', answer(200, '<html>Be right back</html>'), { kind: 'transient' }],
])('%s', async (_, reply, expected) => {
  const { session } = sessionWith(() => reply, 'classified');

  await expect(call(session, read)).rejects.toMatchObject(expected);
});

test('a write that passed through to a part that failed may have been done', async () => {
  const { session } = sessionWith(() => answer(502, { error: 'UpstreamFailure', message: '' }), 'write');

  await expect(call(session, { ...read, body: {} })).rejects.toMatchObject({ kind: 'unknown_outcome' });
});
