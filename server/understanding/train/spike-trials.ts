import { detectSpikes, type HourCount, type Sensitivity, usualSensitivity } from '../spikes.ts';
import { readRows } from './csv.ts';

/** Crises are set into a brand's series at this share of their real size. */
const share = 0.2;
/** An alarm within so many hours of the crisis' start finds it. */
const window = 24;

export type SpikeTrials = {
  trials: number;
  found: number;
  /** Found in the first hour in which the crisis brought anything to see. */
  inFirstHour: number;
  hours: number;
  /** Hours of the untouched series that were alarms, in percent. */
  falseAlarms: number;
};

/** Sets each real crisis curve into each brand's real series and asks the detector. */
export function runSpikeTrials(folder: string, sensitivity: Sensitivity = usualSensitivity): SpikeTrials {
  const brands = group(readRows(folder, 'airline_hourly_counts.csv'), 'airline');
  const crises = group(readRows(folder, 'crisis_crisislexT26_hourly_counts.csv'), 'event');
  const result: SpikeTrials = { trials: 0, found: 0, inFirstHour: 0, hours: 0, falseAlarms: 0 };
  let falseAlarms = 0;
  for (const series of brands.values()) {
    const [first] = series;
    const last = series.at(-1);
    if (!first || !last) continue;
    result.hours += last.hour - first.hour + 1;
    const untouched = new Set(detectSpikes(series, sensitivity).map(({ hour }) => hour));
    falseAlarms += untouched.size;
    for (const curve of crises.values()) {
      const start = Math.round((first.hour + last.hour) / 2);
      const set = inject(series, outbreak(curve), start, last.hour);
      const alarms = detectSpikes(set, sensitivity).filter(
        ({ hour }) => hour >= start && hour < start + window && !untouched.has(hour),
      );
      result.trials += 1;
      if (alarms.length > 0) result.found += 1;
      if (alarms[0] && alarms[0].hour <= start) result.inFirstHour += 1;
    }
  }
  return { ...result, falseAlarms: Math.round((1000 * falseAlarms) / result.hours) / 10 };
}

/** A crisis from the hour in which it breaks out: the first that brings half of its peak. */
function outbreak(curve: readonly HourCount[]): HourCount[] {
  const peak = Math.max(...curve.map(({ count }) => count));
  const start = curve.find(({ count }) => count >= peak / 2)?.hour ?? 0;
  return curve
    .filter(({ hour }) => hour >= start)
    .map(({ hour, count }) => ({ hour: hour - start, count: Math.round(count * share) }));
}

function inject(series: readonly HourCount[], curve: readonly HourCount[], start: number, end: number): HourCount[] {
  return [
    ...series,
    ...curve.map(({ hour, count }) => ({ hour: start + hour, count })).filter(({ hour }) => hour <= end),
  ];
}

function group(rows: readonly Record<string, string>[], by: string): Map<string, HourCount[]> {
  const groups = new Map<string, HourCount[]>();
  for (const row of rows) {
    const name = row[by] ?? '';
    const hour = Math.round(Date.parse(row.hour ?? '') / 3_600_000);
    groups.set(name, [...(groups.get(name) ?? []), { hour, count: Number(row.n) }]);
  }
  return groups;
}
