import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, readCsv } from './csv.ts';

test('what is written is read back as it was, formulas among it', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', "'=1", "''+x", '\t@a', 'a;b', 'a,"b"', 'a\r\nb', "'", '-5', ' '),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const text = `\ufeff${csvLine(['first', 'second'])}${rows.map(csvLine).join('')}`;
      const kept = rows.filter((cells) => cells.some((one) => one.trim() !== ''));

      expect(
        readCsv(text)
          .slice(1)
          .map(({ cells }) => cells),
      ).toEqual(kept);
    }),
  );
});

test.each([['=1'], ['+1'], ['-1'], ['@a'], ['\t=1'], [' =1'], ['\u0000=1'], ["'=1"]])(
  'no table program runs the cell %j',
  (value) => {
    expect(csvLine([value])).toMatch(/^"?'/);
  },
);

test('semicolons and plain line ends are read too, and empty rows are counted', () => {
  expect(readCsv('a;b;c\n1;"2;3";4\n\n;;\n5;6;7')).toEqual([
    { row: 1, cells: ['a', 'b', 'c'] },
    { row: 2, cells: ['1', '2;3', '4'] },
    { row: 5, cells: ['5', '6', '7'] },
  ]);
});
