import Papa from 'papaparse';

/** What a table program would take for a formula, also behind what it ignores. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@\t\r]/u;
/** The same behind the apostrophe that makes it text. */
const guarded = /^'+[\s\p{Cc}]*[=+\-@\t\r]/u;

/** Pure: one line of RFC 4180. A cell that a table program could run is made text by an apostrophe. */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formulaStart.test(value) || guarded.test(value) ? `'${value}` : value;
  return /[",;\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row of a table. */
export type CsvRow = {
  /** As table programs count: the heading is 1. */
  row: number;
  /** The line of the file in which it begins, from 1. */
  line: number;
  cells: string[];
};

/** Why a text is no table: a cell begins with a quote and does not end with one, so it would take in what follows. */
export class UnclosedQuote extends Error {
  readonly row: number;
  constructor({ row, line }: Pick<CsvRow, 'row' | 'line'>) {
    super(`Line ${line} has a cell that begins with a quote and does not end with one.`);
    this.row = row;
  }
}

/**
 * Pure: the rows of a spreadsheet that hold anything, without the apostrophes of `csvLine`; commas, or semicolons where
 * the first line has more of them.
 */
export function readCsv(text: string): CsvRow[] | UnclosedQuote {
  const [first = ''] = text.split('\n', 1);
  const rows = readRows(text, first.split(';').length > first.split(',').length ? ';' : ',');
  if (rows instanceof UnclosedQuote) return rows;
  return rows
    .filter(({ cells }) => cells.some((one) => one.trim() !== ''))
    .map((row) => ({ ...row, cells: row.cells.map(plainCell) }));
}

const plainCell = (written: string) => (guarded.test(written) ? written.slice(1) : written);

/** Papa looks through them anew at each quote before them, which takes a minute where there are a million. */
const endlessBlanks = /(?<![^\S\n])([^\S\n]{1000})[^\S\n]+/g;

/**
 * Pure: every row as it is written, the empty ones too; of blanks in a row at most a thousand. A quote within a cell that
 * begins with none is a letter.
 */
export function readRows(text: string, between: ',' | ';' | '\t'): CsvRow[] | UnclosedQuote {
  // The last line ends as all others do: blanks behind its last quote are forgiven there too.
  const whole = text.replace(/^\uFEFF/, '').replace(endlessBlanks, '$1') + (text.endsWith('\n') ? '' : '\n');
  const { data, errors } = Papa.parse<string[]>(whole, { delimiter: between, newline: '\n' });
  const [wrong] = errors;
  if (wrong) return new UnclosedQuote({ row: (wrong.row ?? 0) + 1, line: 1 + lineEnds(whole.slice(0, wrong.index)) });
  let line = 1;
  return data.slice(0, -1).map((written, n) => {
    const cells = [...written.slice(0, -1), (written.at(-1) ?? '').replace(/\r$/, '')];
    const row = { row: n + 1, line, cells };
    line += 1 + cells.reduce((sum, one) => sum + lineEnds(one), 0);
    return row;
  });
}

const lineEnds = (text: string) => (text.includes('\n') ? text.split('\n').length - 1 : 0);
