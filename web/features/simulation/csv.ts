import { csvLine } from '#contract/csv.ts';
import type { SimulationResult } from '#contract/simulation.ts';

import type { NameOf } from './names.ts';

const figures = ['clocks', 'warned', 'late', 'lateAtNight', 'medianMs', 'p90Ms'] as const;
const heads = ['clocks', 'warned', 'late', 'late_at_night', 'median_minutes', 'p90_minutes'] as const;

/** Pure: every figure of a simulation, one line a kind of clock and group; times in minutes of open time. */
export function toCsv({ rows }: SimulationResult, nameOf: NameOf): string {
  const head = [
    'clock',
    'by',
    'key',
    'name',
    ...['now', 'draft'].flatMap((side) => heads.map((one) => `${one}_${side}`)),
  ];
  const lines = rows.map((row) => [
    row.kind,
    row.by,
    row.key ?? '',
    row.by === 'all' ? '' : nameOf(row.by, row.key),
    ...[row.now, row.draft].flatMap((sums) => figures.map((one) => cell(sums[one], one.endsWith('Ms')))),
  ]);
  return [head, ...lines].map(csvLine).join('');
}

function cell(value: number | null, isTime: boolean): string {
  if (value === null) return '';
  return String(isTime ? Math.round(value / 6_000) / 10 : value);
}
