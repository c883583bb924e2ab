import type { Row } from './task.ts';

/** Sentences written for Earshot, one a line by label, as rows: each alone and behind the name of an account. */
export function asRows(written: Readonly<Record<string, string>>, { weight }: { weight: number }): Row[] {
  return Object.entries(written).flatMap(([label, text]) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line) => [line, `@brand ${line}`])
      .map((line) => ({ text: line, label, fold: 'written', weight })),
  );
}
