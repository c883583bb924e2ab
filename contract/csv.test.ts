import fc from 'fast-check';
import { expect, test } from 'vitest';
import { processorMs } from '#test/processor-time.ts';
import { csvLine, readCsv, readRows, UnclosedQuote } from './csv.ts';

const cellsOf = (read: ReturnType<typeof readCsv>) =>
  read instanceof UnclosedQuote ? [] : read.map(({ cells }) => cells);

test('what is written is read back as it was, formulas among it', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', "'=1", "''+x", '\t@a', 'a;b', 'a,"b"', 'a\r\nb', "'", '-5', ' '),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const text = `\ufeff${csvLine(['first', 'second'])}${rows.map(csvLine).join('')}`;
      const kept = rows.filter((cells) => cells.some((one) => one.trim() !== ''));

      expect(cellsOf(readCsv(text)).slice(1)).toEqual(kept);
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
    { row: 1, line: 1, cells: ['a', 'b', 'c'] },
    { row: 2, line: 2, cells: ['1', '2;3', '4'] },
    { row: 5, line: 5, cells: ['5', '6', '7'] },
  ]);
});

test('a row is counted by where table programs have it, and by the line of the file in which it begins', () => {
  expect(readCsv('\ufeffa,b\r\n"1\r\n\r\n2",3\r\n\r\n4,"5\n6"\n7,8')).toEqual([
    { row: 1, line: 1, cells: ['a', 'b'] },
    { row: 2, line: 2, cells: ['1\r\n\r\n2', '3'] },
    { row: 4, line: 6, cells: ['4', '5\n6'] },
    { row: 5, line: 8, cells: ['7', '8'] },
  ]);
});

test.each([
  ['a quote within a cell', 'a,b\n5" pipe,say "hi"', ['5" pipe', 'say "hi"']],
  ['quotes in quotes', 'a,b\n"say ""hi""",""""', ['say "hi"', '"']],
  ['a row that is too short', 'a,b,c\n1,2', ['1', '2']],
  ['a row that is too long', 'a\n1,2,3', ['1', '2', '3']],
  ['blanks behind a quote', 'a,b\n"1" ,"2" ', ['1', '2']],
  ['a comma among semicolons', 'a;b\r\n1,5;"2"\r\n', ['1,5', '2']],
])('%s is read', (_, text, cells) => {
  expect(cellsOf(readCsv(text))[1]).toEqual(cells);
});

test.each([
  ['is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 3, 3],
  ['is never closed, below a cell of two lines', '\ufeffa,b\r\n"1\r\n2",3\r\n\r\n"4,5\r\n', 4, 5],
  ['is the last letter', 'a,b\n1,"', 2, 2],
  ['is closed within a cell', 'a,b\n"1"2,3\n"4",5\n', 2, 2],
])('a quote that %s is said with its line and takes in nothing', (_, text, row, line) => {
  const read = readCsv(text);

  expect(read).toBeInstanceOf(UnclosedQuote);
  expect(read).toMatchObject({ row, message: expect.stringContaining(`Line ${line} `) });
});

test('what is read as written keeps its apostrophes and its empty rows, also between tabs', () => {
  expect(readRows("a\t'=b\n\n\t\n", '\t')).toEqual([
    { row: 1, line: 1, cells: ['a', "'=b"] },
    { row: 2, line: 2, cells: [''] },
    { row: 3, line: 3, cells: ['', ''] },
  ]);
});

test('a text made to be slow is refused as soon as any other', () => {
  const text = `"${'x" '.repeat(100_000)}${' '.repeat(300_000)}\n`;

  const tookMs = processorMs(() => expect(readCsv(text)).toBeInstanceOf(UnclosedQuote));

  expect(tookMs).toBeLessThan(3_000);
});
