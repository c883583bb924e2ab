import { expect, it } from 'vitest';
import { urlOf } from './api.ts';

it('fills parameters and leaves out what is absent', () => {
  expect(urlOf('/api/x/:id/y', { id: 'a/b' })).toBe('/api/x/a%2Fb/y');
  expect(urlOf('/api/x', {}, { view: 'mine', cursor: undefined, tag: ['a', 'b'] })).toBe(
    '/api/x?view=mine&tag=a&tag=b',
  );
});
