/** What a table program would take for a formula, also behind what it ignores. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@\t\r]/u;

/** Pure: one line of RFC 4180. A cell that a table program could run is made text by an apostrophe. */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
