import { expect, test } from 'vitest';
import { lacks } from './lacks.ts';

test('each scope that was not granted says what cannot be done without it', () => {
  expect(lacks({ lacks: 'read:follows write:media write:favourites write:blocks' })).toEqual([
    { scope: 'read:follows', asks: 'read' },
    { scope: 'write:media', asks: 'write' },
    { scope: 'write:favourites', asks: 'like' },
    { scope: 'write:blocks', asks: 'restrain' },
  ]);
});

test('an account that was given everything, or connected with a token, lacks nothing that is known', () => {
  expect([lacks({ lacks: '' }), lacks({})]).toEqual([[], []]);
});
