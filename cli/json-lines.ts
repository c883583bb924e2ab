import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CommandError } from './command.ts';

/** The lines of a stream that are not empty, numbered from 1. */
export async function* linesOf(stream: Readable): AsyncGenerator<{ number: number; text: string }> {
  let number = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const plain = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (plain.trim() !== '') yield { number, text: plain };
  }
}

/** A file's lines; `-` is standard input. Throws CommandError when there is no such file. */
export function linesOfFile(file: string, stdin: () => Readable): AsyncGenerator<{ number: number; text: string }> {
  if (file === '-') return linesOf(stdin());
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  return linesOf(createReadStream(file));
}
