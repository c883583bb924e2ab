import { expect, test } from 'vitest';
import { lookUntilDone } from './patience.ts';

const after = (looks: number) => async () => (looks-- > 1 ? { againInMs: 1 } : { done: 'it' });

test('what takes a while is waited for, what takes too long is not', async () => {
  expect(await lookUntilDone(after(3), 10_000)).toBe('it');
  expect(await lookUntilDone(async () => ({ againInMs: 60_000 }), 1_000)).toBeUndefined();
});
