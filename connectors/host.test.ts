import { expect, test } from 'vitest';
import { createFindHost } from './host.ts';

const names: Record<string, string[]> = {
  'mail.acme.test': ['203.0.114.7'],
  'nas.home.test': ['192.168.1.4'],
  'cloud.test': ['169.254.169.254'],
  'half.test': ['203.0.114.7', '0.0.0.0'],
};
const resolve = async (name: string) => (names[name] ?? []).map((address) => ({ address, family: 4 }));
const find = createFindHost({ allowLoopback: false, resolve });

test.each([
  ['mail.acme.test', 993, '203.0.114.7'],
  ['nas.home.test', 587, '192.168.1.4'],
  ['127.0.0.1', 25, '127.0.0.1'],
  ['[::1]', 143, '::1'],
])('%s:%i may be called at %s', async (host, port, address) => {
  expect(await find(host, port)).toBe(address);
});

test.each([
  ['a port that is none of mail', 'mail.acme.test', 5432, 'invalid_request'],
  ['a port of this machine that is none of mail', '127.0.0.1', 6379, 'invalid_request'],
  ['the address of a cloud host’s inside', 'cloud.test', 993, 'invalid_request'],
  ['a name with one bad address', 'half.test', 993, 'invalid_request'],
  ['a name that is not known', 'gone.test', 993, 'transient'],
])('%s may not', async (_, host, port, kind) => {
  await expect(find(host, port)).rejects.toMatchObject({ kind });
});
