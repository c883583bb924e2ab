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

/** One row of a spreadsheet, as table programs count: the heading is 1. */
export type CsvRow = { row: number; cells: string[] };

/**
 * Pure: the rows of a spreadsheet that hold anything, without the apostrophes of `csvLine`; commas, or semicolons where
 * the first line has more of them.
 */
export function readCsv(text: string): CsvRow[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const comma = first.split(';').length > first.split(',').length ? ';' : ',';
  return split(text.replace(/^\uFEFF/, ''), comma)
    .map((cells, n) => ({ row: n + 1, cells: cells.map(plainCell) }))
    .filter(({ cells }) => cells.some((one) => one.trim() !== ''));
}

const plainCell = (written: string) => (guarded.test(written) ? written.slice(1) : written);

function split(text: string, comma: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let n = 0; n < text.length; n += 1) {
    const letter = text[n] ?? '';
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[n + 1] === '"') {
        cell += '"';
        n += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === comma || letter === '\n') {
      line.push(letter === '\n' ? cell.replace(/\r$/, '') : cell);
      cell = '';
      if (letter === '\n') {
        lines.push(line);
        line = [];
      }
    } else cell += letter;
  }
  if (cell !== '' || line.length > 0) lines.push([...line, cell.replace(/\r$/, '')]);
  return lines;
}
