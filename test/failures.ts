import { stripVTControlCharacters } from 'node:util';

/** A test that failed, or a file that could not be run: its name, its file and what was said of it, down to the line. */
export type Failure = { name: string; file: string; why: string[] };

/** Longer reasons are cut: what was said whole stands further up. */
const mostLines = 15;

/** Pure: the failures that Vitest tells in what it printed, in its order. */
export function failuresIn(said: string): Failure[] {
  const [, ...told] = stripVTControlCharacters(said).split(/^ FAIL +/m);
  const failures = told.map((one) => {
    const [name = '', ...lines] = one.split('\n').map((line) => line.trimEnd());
    const place = lines.findIndex((line) => line.startsWith(' ❯ '));
    const why = lines.slice(0, place + 1).filter((line) => line !== '');
    return { name, file: /\S+\.test\.tsx?/.exec(name)?.[0] ?? '', why: why.slice(0, mostLines) };
  });
  // Of tests that failed by the same thing only the last is followed by it.
  for (let n = failures.length - 2; n >= 0; n -= 1)
    if (failures[n]?.why.length === 0) Object.assign(failures[n] ?? {}, { why: failures[n + 1]?.why });
  return failures;
}
