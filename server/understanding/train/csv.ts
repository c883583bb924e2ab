import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a CSV file with a header (RFC 4180), by column. Throws where the file is missing. */
export function readRows(folder: string, file: string): Record<string, string>[] {
  return readTable(readFileSync(join(folder, file), 'utf8')).rows.map(({ row }) => row);
}

/** A table with a header: its columns, and its rows with the line in which each begins, from 1. */
type Table = { columns: string[]; rows: { line: number; row: Record<string, string> }[] };

/** A table that cannot be read: it opens a quote in a line and never closes it. */
export class UnclosedQuote extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`Line ${line} opens a quote that is never closed.`);
    this.line = line;
  }
}

/** Reads CSV (RFC 4180), or the same with another sign between the cells. Empty lines are skipped. Throws UnclosedQuote. Pure. */
export function readTable(text: string, between: ',' | '\t' = ','): Table {
  const [header, ...rows] = parse(text.replace(/^\uFEFF/, ''), between);
  const columns = header?.cells ?? [];
  return {
    columns,
    rows: rows.map(({ line, cells }) => ({
      line,
      row: Object.fromEntries(columns.map((name, n) => [name, cells[n] ?? ''])),
    })),
  };
}

function parse(text: string, between: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  const stop = new RegExp(`[${between}\\n]`, 'g');
  let cells: string[] = [];
  let from = 0;
  let line = 1;
  let begun = 1;
  while (from < text.length) {
    let value: string;
    if (text[from] === '"') {
      let to = text.indexOf('"', from + 1);
      while (to !== -1 && text[to + 1] === '"') to = text.indexOf('"', to + 2);
      if (to === -1) throw new UnclosedQuote(line);
      value = text.slice(from + 1, to).replaceAll('""', '"');
      from = to + 1;
    } else {
      stop.lastIndex = from;
      const end = stop.exec(text)?.index ?? text.length;
      value = text.slice(from, end).replace(/\r$/, '');
      from = end;
    }
    cells.push(value);
    line += value.split('\n').length - 1;
    if (text[from] !== between) {
      if (cells.length > 1 || value !== '') rows.push({ line: begun, cells });
      cells = [];
      line += 1;
      begun = line;
    }
    from += text[from] === '\r' ? 2 : 1;
  }
  return rows;
}
