import { expect, test } from 'vitest';
import { createHttp } from '../http.ts';
import { admitsStrangers, readIncoming } from './strangers.ts';
import { xrpc } from './xrpc.ts';

const now = () => new Date('2026-11-22T12:00:00Z');

/** What is read from a server that answers so. */
function readFrom(status: number, body: object): Promise<string> {
  const reply = { status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
  const io = { http: async () => reply, now };
  return readIncoming((request) => xrpc(io, 'https://pds.example', 'token', request), 'did:plc:a');
}

test.each([
  [200, { value: { allowIncoming: 'all' } }, 'all'],
  [200, { value: { allowIncoming: 'none' } }, 'none'],
  [200, { value: { allowIncoming: 'friends' } }, 'following'],
  [400, { error: 'RecordNotFound', message: 'Could not locate record' }, 'following'],
  [400, { error: 'InvalidRequest', message: 'Could not locate record: at://did:plc:a' }, 'following'],
  [500, { error: 'InternalServerError' }, ''],
  [200, [], ''],
])('%i %j is %j', async (status, body, incoming) => {
  expect(await readFrom(status, body)).toBe(incoming);
});

test('a server that is away leaves it unknown', async () => {
  const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
  const ask = readIncoming((request) => xrpc({ http, now }, 'http://127.0.0.1:9', 'token', request), 'did:plc:a');

  expect(await ask).toBe('');
});

test.each([
  [{ chat: 'did:web:x', incoming: 'all' }, true],
  [{ chat: 'did:web:x', incoming: 'following' }, false],
  [{ chat: 'did:web:x', incoming: 'none' }, false],
  [{ chat: 'did:web:x' }, null],
  [{ chat: '', incoming: 'all' }, null],
])('%j says %j', (settings: Record<string, string>, says) => {
  expect(admitsStrangers(settings)).toBe(says);
});
