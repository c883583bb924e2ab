import { type CsvRow, readCsv, UnclosedQuote } from '#contract/csv.ts';
import { type FigureLine, type FigureProblem, FigureWay } from '#contract/figure.ts';

/** What was counted for one way in one month. */
export type Figure = { way: FigureWay; month: string; matters: number; resolved: number; exchanges: number };
export type FigurePlan = { lines: FigureLine[]; writes: Figure[] };

const columns = ['month', 'way', 'matters', 'resolved', 'exchanges'] as const;
/** Twenty years of every way. */
const mostRows = 1_500;
const mostCount = 100_000_000;

/** Pure: what a spreadsheet would change. `now`: `YYYY-MM` of the running month, which may be counted already. */
export function planFigures(csv: string, { existing, now }: { existing: readonly Figure[]; now: string }): FigurePlan {
  const sheet = readCsv(csv);
  if (sheet instanceof UnclosedQuote) return nothing(sheet.row, 'quote_unclosed', '');
  const [head, ...rows] = sheet;
  const places = new Map((head?.cells ?? []).map((name, n) => [name.trim().toLowerCase(), n]));
  const missing = columns.find((column) => !places.has(column));
  if (missing) return nothing(1, 'column_missing', missing);
  if (rows.length > mostRows) return nothing(mostRows + 2, 'too_many', String(mostRows));
  const known = new Map(existing.map((figure) => [keyOf(figure), figure]));
  const seen = new Set<string>();
  const lines: FigureLine[] = [];
  const writes: Figure[] = [];
  for (const row of rows) {
    const read = readFigure((column) => row.cells[places.get(column) ?? -1]?.trim() ?? '', now);
    if ('problem' in read) {
      lines.push(leftOut(row, read.problem, read.about, read));
      continue;
    }
    const key = keyOf(read);
    if (seen.has(key)) {
      lines.push(leftOut(row, 'twice', `${read.way} ${read.month}`, read));
      continue;
    }
    seen.add(key);
    const before = known.get(key);
    const becomes = before === undefined ? 'new' : isSame(before, read) ? 'same' : 'changed';
    if (becomes !== 'same') writes.push(read);
    lines.push({ line: row.row, month: read.month, way: read.way, becomes, problem: null, about: '' });
  }
  return { lines, writes };
}

const nothing = (row: number, problem: FigureProblem, about: string): FigurePlan => ({
  lines: [leftOut({ row }, problem, about)],
  writes: [],
});

type Wrong = { problem: FigureProblem; about: string; month: string; way: string };

function readFigure(cell: (column: (typeof columns)[number]) => string, now: string): Figure | Wrong {
  const [typedMonth, typedWay] = [cell('month'), cell('way')];
  const wrong = (problem: FigureProblem, about: string): Wrong => ({
    problem,
    about,
    month: typedMonth,
    way: typedWay,
  });
  const month = readMonth(typedMonth);
  if (month === null) return wrong('bad_month', typedMonth);
  if (month > now) return wrong('month_to_come', typedMonth);
  const way = FigureWay.safeParse(typedWay.toLowerCase());
  if (!way.success) return wrong('unknown_way', typedWay);
  const [matters, resolved, exchanges] = [
    readCount(cell('matters')),
    readCount(cell('resolved')),
    readCount(cell('exchanges')),
  ];
  if (matters === null) return wrong('bad_number', `matters: ${cell('matters')}`);
  if (resolved === null) return wrong('bad_number', `resolved: ${cell('resolved')}`);
  if (exchanges === null) return wrong('bad_number', `exchanges: ${cell('exchanges')}`);
  if (resolved > matters) return wrong('resolved_above', `${resolved} > ${matters}`);
  return { way: way.data, month, matters, resolved, exchanges };
}

/** `2026-01`, `2026-01-31`, `01/2026` and `1.2026` as `2026-01`; null for what is no month. */
function readMonth(typed: string): string | null {
  const [, year, month] = /^(\d{4})-(\d{1,2})(?:-\d{1,2})?$/.exec(typed) ?? [];
  const [, otherMonth, otherYear] = /^(\d{1,2})[./](\d{4})$/.exec(typed) ?? [];
  const [y, m] = [year ?? otherYear, Number(month ?? otherMonth)];
  return y === undefined || m < 1 || m > 12 ? null : `${y}-${String(m).padStart(2, '0')}`;
}

/** A whole number, its thousands set apart or not; null for what is none. */
function readCount(typed: string): number | null {
  if (!/^(?:\d{1,9}|\d{1,3}(?:[., \u00a0\u202f'’]\d{3})+)$/.test(typed)) return null;
  const count = Number(typed.replace(/\D/g, ''));
  return count <= mostCount ? count : null;
}

const keyOf = ({ way, month }: Pick<Figure, 'way' | 'month'>) => `${way} ${month}`;

const isSame = (a: Figure, b: Figure) =>
  a.matters === b.matters && a.resolved === b.resolved && a.exchanges === b.exchanges;

function leftOut(
  { row }: Pick<CsvRow, 'row'>,
  problem: FigureProblem,
  about: string,
  { month = '', way = '' }: { month?: string; way?: string } = {},
): FigureLine {
  return { line: row, month, way, becomes: 'left_out', problem, about };
}
