import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ConnectorError } from './connector-error.ts';
import { failureFor, retryTime } from './failure.ts';
import { addressRefusal } from './guard.ts';
import { createHttp } from './http.ts';

const now = new Date('2026-03-01T12:00:00Z');

async function withServer(listener: RequestListener, use: (url: string) => Promise<void>) {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

async function failureOf(work: Promise<unknown>): Promise<ConnectorError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConnectorError)) throw new Error(`expected a ConnectorError, got ${String(error)}`);
  return error;
}

const options = { allowLoopback: true, userAgent: 'test', maxBytes: 1000 };
const open = createHttp(options);
/** For who never answers; longer than a busy machine takes to send. */
const hasty = createHttp({ ...options, defaultTimeoutMs: 6_000 });

describe('the guard', () => {
  test.each([
    ['10.0.0.1', false],
    ['172.16.3.4', false],
    ['192.168.1.1', false],
    ['127.0.0.1', false],
    ['0.0.0.0', false],
    ['169.254.169.254', false],
    ['168.63.129.16', false],
    ['100.100.100.200', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['ff02::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ])('%s may be called: %s', (address, allowed) => {
    expect(addressRefusal(address, false) === null).toBe(allowed);
  });

  test.each([
    'file:///etc/hosts',
    'ftp://example.com/',
    'not an address',
    'http://example.com/',
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://10.1.2.3/',
    'https://user:word@example.com/',
    'https://localhost/',
  ])('%s is refused in production', async (url) => {
    const http = createHttp({ allowLoopback: false, userAgent: 'test' });

    const failure = await failureOf(http({ method: 'GET', url }));

    expect(failure.kind).toBe('invalid_request');
    expect(failure.message).toContain('will not call');
  });

  test('a name is judged by the address that is connected to, each time', async () => {
    const answers = ['10.0.0.1', '169.254.169.254', '127.0.0.1'];
    const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }];
    const http = createHttp({ allowLoopback: false, userAgent: 'test', resolve });

    for (let n = 0; n < 3; n += 1) {
      const failure = await failureOf(http({ method: 'POST', url: 'https://rebinding.example/' }));
      expect(failure.kind).toBe('invalid_request');
    }
    expect(answers).toEqual([]);
  });

  test('one inside address spoils a name that also has a public one', async () => {
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const http = createHttp({ allowLoopback: false, userAgent: 'test', resolve });

    expect((await failureOf(http({ method: 'GET', url: 'https://two.example/' }))).kind).toBe('invalid_request');
  });

  test('allowing this machine does not allow its neighbours, nor plain http to the world', async () => {
    for (const url of ['http://10.0.0.1/', 'https://192.168.0.1/', 'http://93.184.215.14/']) {
      expect((await failureOf(open({ method: 'GET', url }))).kind).toBe('invalid_request');
    }
  });
});

describe('a call', () => {
  test('brings status, headers and bytes', async () => {
    await withServer(
      (request, response) => {
        response.setHeader('x-two', ['a', 'b']);
        response.statusCode = 201;
        request.pipe(response);
      },
      async (url) => {
        const reply = await open({ method: 'POST', url, body: 'héllo', headers: { 'content-type': 'text/plain' } });

        expect(reply.status).toBe(201);
        expect(reply.headers['x-two']).toBe('a, b');
        expect(new TextDecoder().decode(reply.body)).toBe('héllo');
      },
    );
  });

  test('a redirect is an answer and is not followed', async () => {
    let hits = 0;
    await withServer(
      (_, response) => {
        hits += 1;
        response.writeHead(302, { location: '/elsewhere' }).end();
      },
      async (url) => {
        expect((await open({ method: 'GET', url })).status).toBe(302);
        expect(hits).toBe(1);
      },
    );
  });

  const cases: [string, RequestListener, 'GET' | 'POST', string][] = [
    ['a read cut off', (request) => request.socket.destroy(), 'GET', 'transient'],
    ['a write cut off', (request) => request.socket.destroy(), 'POST', 'unknown_outcome'],
    ['a write cut off in its answer', (_, r) => cutOff(r), 'POST', 'unknown_outcome'],
    ['a read that answers too much', (_, r) => r.end('x'.repeat(2000)), 'GET', 'invalid_request'],
    ['a write that answers too much', (_, r) => r.end('x'.repeat(2000)), 'POST', 'unknown_outcome'],
  ];
  test.each(cases)('%s is classified', async (_, listener, method, kind) => {
    await withServer(listener, async (url) => {
      expect((await failureOf(open({ method, url }))).kind).toBe(kind);
    });
  });

  test('without an answer in its time may have been done when it was a write', async () => {
    await withServer(
      () => {},
      async (url) => {
        const calls = (['GET', 'POST'] as const).map((method) => failureOf(hasty({ method, url })));

        expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(['transient', 'unknown_outcome']);
      },
    );
  });

  test('a write that found nobody sent nothing', async () => {
    let closed = '';
    await withServer(
      () => {},
      async (url) => {
        closed = url;
      },
    );

    expect((await failureOf(open({ method: 'POST', url: closed }))).kind).toBe('transient');
    const unresolved = createHttp({
      allowLoopback: false,
      userAgent: 'test',
      resolve: async () => {
        throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      },
    });
    expect((await failureOf(unresolved({ method: 'POST', url: 'https://nowhere.example' }))).kind).toBe('transient');
  });

  test('the deadline holds while the name is still being looked up, and nothing was sent', async () => {
    const http = createHttp({
      allowLoopback: false,
      userAgent: 'test',
      defaultTimeoutMs: 50,
      resolve: () => new Promise(() => {}),
    });

    expect((await failureOf(http({ method: 'POST', url: 'https://slow.example' }))).kind).toBe('transient');
  });
});

function cutOff(response: Parameters<RequestListener>[1]) {
  response.writeHead(200, { 'content-length': '100' });
  response.write('half');
  setTimeout(() => response.destroy(), 20);
}

describe('a status', () => {
  test.each([
    [302, false, 'invalid_request'],
    [400, true, 'invalid_request'],
    [401, false, 'auth_expired'],
    [402, true, 'quota_exhausted'],
    [403, true, 'permission'],
    [404, true, 'gone'],
    [408, true, 'transient'],
    [409, true, 'duplicate'],
    [410, false, 'gone'],
    [413, true, 'too_long'],
    [422, true, 'invalid_request'],
    [429, true, 'rate_limited'],
    [451, false, 'policy'],
    [500, false, 'transient'],
    [500, true, 'unknown_outcome'],
    [503, false, 'transient'],
    [503, true, 'unknown_outcome'],
  ])('%i (write: %s) means %s', (status, write, kind) => {
    expect(failureFor(status, {}, { write, now, network: 'Test' }).kind).toBe(kind);
  });

  test.each([
    [{ 'retry-after': '30' }, '2026-03-01T12:00:30Z'],
    [{ 'retry-after': 'Sun, 01 Mar 2026 12:05:00 GMT' }, '2026-03-01T12:05:00Z'],
    [{ 'retry-after': '-5' }, '2026-03-01T12:00:00Z'],
    [{ 'ratelimit-reset': String(now.getTime() / 1000 + 90) }, '2026-03-01T12:01:30Z'],
    [{ 'ratelimit-reset': '12' }, '2026-03-01T12:00:12Z'],
    [{ 'x-ratelimit-reset': '2026-03-01T13:00:00.000Z' }, '2026-03-01T13:00:00Z'],
    [{ 'x-ratelimit-reset': '2020-03-01T13:00:00.000Z' }, '2026-03-01T12:00:00Z'],
  ])('%j names the time', (headers, expected) => {
    expect(retryTime(headers as Record<string, string>, now)).toEqual(new Date(expected));
  });

  test.each([{}, { 'retry-after': 'soon' }])('%j names no time', (headers) => {
    expect(retryTime(headers as Record<string, string>, now)).toBeUndefined();
    expect(failureFor(429, headers as Record<string, string>, { write: true, now, network: 'Test' }).kind).toBe(
      'rate_limited',
    );
  });
});
