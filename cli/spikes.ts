import { detectSpikes, type HourCount } from '#server/understanding/spikes.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, UsageError } from './command.ts';
import { linesOfFile } from './json-lines.ts';

/** Runs the detector of sudden rises over counts per hour. */
export const spikes: Command = {
  name: 'spikes',
  summary: 'Finds the hours in which a count rose above its own habit.',
  usage: `
Usage: spikes FILE

  FILE   rows of series,hour,count; - is standard input. Hours as 2026-11-26T14:00Z or with an offset. A header is
         skipped; hours that are missing count nought.

Prints one JSON object a line for each alarm: series, hour, count, what was expected and from where on it is an alarm.
Each hour is judged by the hours before it alone.`,
  async run(args, io) {
    const { words } = readArguments(args, {}, 1);
    const [file] = words;
    if (file === undefined) throw new UsageError('Name the file with series,hour,count.');
    const series = new Map<string, Series>();
    for await (const { number, text } of linesOfFile(file, io.input)) {
      const row = readRow(text);
      if (!row) {
        if (number > 1) io.err(`Line ${number} is no series,hour,count and was left out.\n`);
        continue;
      }
      const own: Series = series.get(row.series) ?? { counts: [], written: new Map() };
      own.counts.push(row);
      own.written.set(row.hour, row.written);
      series.set(row.series, own);
    }
    if (series.size === 0) throw new CommandError(`${file} has no row of series,hour,count.`);
    for (const [name, { counts, written }] of series) {
      refuseTooLong(name, counts);
      for (const { hour, count, expected, threshold, strength } of detectSpikes(counts)) {
        const line = {
          series: name,
          hour: written.get(hour) ?? new Date(hour * hourMs).toISOString(),
          count,
          expected: tenth(expected),
          threshold,
          strength: tenth(strength),
        };
        await io.out(`${JSON.stringify(line)}\n`);
      }
    }
    return 0;
  },
};

/** `written` is how each hour stood in the file. */
type Series = { counts: HourCount[]; written: Map<number, string> };

const hourMs = 3_600_000;
const tenth = (value: number) => Math.round(value * 10) / 10;
/** Ten years: a longer stretch is a slip of the pen in an hour. */
const mostHours = 10 * 366 * 24;

function refuseTooLong(name: string, counts: readonly HourCount[]): void {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { hour } of counts) {
    from = Math.min(from, hour);
    to = Math.max(to, hour);
  }
  if (to - from > mostHours) throw new CommandError(`The hours of ${name} lie more than ten years apart.`);
}

/** Names may hold commas in double quotes. Null for what is no row. */
function readRow(text: string): (HourCount & { series: string; written: string }) | null {
  const [, quoted, bare, written, digits] =
    /^\s*(?:"((?:[^"]|"")*)"|([^,]*)),\s*"?([^,"]+)"?\s*,\s*"?(\d+(?:\.\d+)?)"?\s*$/.exec(text) ?? [];
  if (written === undefined || digits === undefined) return null;
  const time = parseHour(written.trim());
  if (Number.isNaN(time)) return null;
  return {
    series: (quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
    hour: Math.floor(time / hourMs),
    written: written.trim(),
    count: Number(digits),
  };
}

/** Milliseconds since 1970; an hour without an offset is meant in UTC. */
function parseHour(written: string): number {
  if (/^\d{9,10}$/.test(written)) return Number(written) * 1000;
  if (/^\d{12,13}$/.test(written)) return Number(written);
  const [, date, clock = '00', minutes = '00', offset = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2})(?::?(\d{2}))?(?::?\d{2}(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      written,
    ) ?? [];
  if (date === undefined) return Number.NaN;
  const zone = /^z$/i.test(offset) ? 'Z' : offset.replace(/(\d{2}):?(\d{2})$/, '$1:$2');
  return Date.parse(`${date}T${clock}:${minutes}:00${zone}`);
}
