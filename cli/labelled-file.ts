import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { UnclosedQuote } from '#contract/csv.ts';
import { CommandError } from './command.ts';
import { linesOfFile } from './json-lines.ts';

/** What stands between the cells of a table, by the ending of its name; everything else is JSON lines. */
const tables = { csv: ',', tsv: '\t' } as const;
const needed = ['text', 'label'];
const kept = [...needed, 'id', 'network', 'language'];

/**
 * The labelled texts of a file, one JSON object each, with the line in which it stands: JSON lines as they are, the rows of
 * a CSV or TSV file with a header. Throws CommandError for a file that is missing or no such table.
 */
export async function* labelledOfFile(
  file: string,
  stdin: () => Readable,
): AsyncGenerator<{ number: number; text: string }> {
  const ending = /\.(csv|tsv)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending !== 'csv' && ending !== 'tsv') {
    yield* linesOfFile(file, stdin);
    return;
  }
  const { readTable } = await import('#server/understanding/train/csv.ts');
  try {
    const { columns, rows } = readTable(readFileSync(file, 'utf8'), tables[ending]);
    const missing = needed.filter((name) => !columns.includes(name));
    if (missing.length > 0)
      throw new CommandError(
        `The first line of ${file} names no column ${missing.map((name) => `“${name}”`).join(' and ')}; it names ${columns.join(', ') || 'none'}.`,
      );
    for (const { line, row } of rows)
      yield {
        number: line,
        text: JSON.stringify(Object.fromEntries(kept.flatMap((name) => (row[name] ? [[name, row[name]]] : [])))),
      };
  } catch (error) {
    if (error instanceof UnclosedQuote) throw new CommandError(`${file} is no table: ${error.message}`);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CommandError(`There is no file ${file}.`);
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
      throw new CommandError(`${file} is a folder; name a file in it.`);
    throw error;
  }
}
