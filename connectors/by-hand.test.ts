import { expect, test } from 'vitest';
import { byHand } from './by-hand.ts';

const network = byHand({ network: 'there', label: 'There', mark: { letters: 'T', color: '#333' } });
const io = {
  http: () => Promise.reject(new Error('Nobody is called.')),
  findHost: () => Promise.reject(new Error('Nobody is called.')),
  now: () => new Date(),
};

test('an account is its name there, and nobody is asked', async () => {
  expect(await network.connect({ handle: ' @Acme ' }, io)).toEqual({
    ...{ origin: 'there', settings: { handle: 'Acme' }, secrets: {} },
    account: { externalId: 'acme', handle: 'Acme', name: 'Acme' },
  });
  for (const handle of [' ', '@', 'a'.repeat(101)])
    await expect(network.connect({ handle }, io)).rejects.toMatchObject({ kind: 'invalid_request' });
});

test('nothing is delivered and nothing can be sent', () => {
  expect(() => network.parse(new Uint8Array(), { externalId: 'acme', handle: 'Acme' })).toThrow('by hand');
  expect([network.reply, network.direct, network.poll, network.verify]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
