import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvRow, readRows as readWritten, UnclosedQuote } from '#contract/csv.ts';

/** The rows of a CSV file with a header, by column. Throws where the file is missing, and UnclosedQuote. */
export function readRows(folder: string, file: string): Record<string, string>[] {
  return readTable(readFileSync(join(folder, file), 'utf8')).rows.map(({ row }) => row);
}

/** A table with a header: its columns, and its rows with the line in which each begins, from 1. */
type Table = { columns: string[]; rows: { line: number; row: Record<string, string> }[] };

/** Reads a table whose first line names the columns. Empty lines are skipped. Throws UnclosedQuote. Pure. */
export function readTable(text: string, between: ',' | '\t' = ','): Table {
  const read = readWritten(text, between);
  if (read instanceof UnclosedQuote) throw read;
  const [header, ...rows] = read.filter(isWritten);
  const columns = header?.cells ?? [];
  return {
    columns,
    rows: rows.map(({ line, cells }) => ({
      line,
      row: Object.fromEntries(columns.map((name, n) => [name, cells[n] ?? ''])),
    })),
  };
}

const isWritten = ({ cells }: CsvRow) => cells.length > 1 || cells[0] !== '';
