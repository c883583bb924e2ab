import { expect, test } from 'vitest';
import { rowsOf } from './rows.ts';

test('ours stand first, each way by its matters, and what counted nothing has no share', () => {
  const rows = rowsOf({
    own: [
      { course: 'private', matters: 4, resolved: 1, exchanges: 10, months: 2, publicExchanges: 0 },
      { course: 'public', matters: 2, resolved: 2, exchanges: 3, months: 1, publicExchanges: 3 },
    ],
    imported: [
      { way: 'ticket', matters: 0, resolved: 0, exchanges: 0, months: 1 },
      { way: 'phone', matters: 10, resolved: 9, exchanges: 12, months: 6 },
    ],
  });
  expect(rows.map(({ key, resolved, each, publicEach }) => [key, resolved, each, publicEach])).toEqual([
    ['public', 1, 1.5, 1.5],
    ['private', 0.25, 2.5, 0],
    ['imported phone', 0.9, 1.2, null],
    ['imported ticket', null, null, null],
  ]);
});
