import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a CSV file with a header (RFC 4180), by column. Throws where the file is missing. */
export function readRows(folder: string, file: string): Record<string, string>[] {
  const [header = [], ...rows] = parse(readFileSync(join(folder, file), 'utf8'));
  return rows.map((row) => Object.fromEntries(header.map((name, n) => [name, row[n] ?? ''])));
}

const stop = /[,\n]/g;

function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let from = 0;
  while (from < text.length) {
    let value: string;
    if (text[from] === '"') {
      let to = text.indexOf('"', from + 1);
      while (text[to + 1] === '"') to = text.indexOf('"', to + 2);
      value = text.slice(from + 1, to).replaceAll('""', '"');
      from = to + 1;
    } else {
      stop.lastIndex = from;
      const end = stop.exec(text)?.index ?? text.length;
      value = text.slice(from, end).replace(/\r$/, '');
      from = end;
    }
    row.push(value);
    if (text[from] !== ',') {
      rows.push(row);
      row = [];
    }
    from += text[from] === '\r' ? 2 : 1;
  }
  return rows;
}
