import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readKey, SecretUnreadable, secretBox } from './secret-box.ts';

const box = secretBox('ab'.repeat(32));

test('what was sealed opens again, and its words are not in the bytes', () => {
  const sealed = box.seal({ token: 'hunter22' }, 'channel:1');

  expect(box.open(sealed, 'channel:1')).toEqual({ token: 'hunter22' });
  expect(sealed.includes('hunter22')).toBe(false);
});

test.each([
  ['moved to another row', (sealed: Buffer) => box.open(sealed, 'channel:2')],
  ['changed by one bit', (sealed: Buffer) => box.open(flipped(sealed), 'channel:1')],
  ['cut short', (sealed: Buffer) => box.open(sealed.subarray(0, 20), 'channel:1')],
  ['sealed with another key', (sealed: Buffer) => secretBox('cd'.repeat(32)).open(sealed, 'channel:1')],
])('a secret %s cannot be read', (_, open) => {
  expect(() => open(box.seal({ token: 'x' }, 'channel:1'))).toThrow(SecretUnreadable);
});

test('the first start makes a key that only its owner can read, and later ones keep it', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-key-'));

  const key = readKey(dataDir, undefined);

  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(readKey(dataDir, undefined)).toBe(key);
  expect(statSync(join(dataDir, 'key')).mode & 0o077).toBe(0);
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}
