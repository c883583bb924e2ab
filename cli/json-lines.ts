import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { CommandError } from './command.ts';

/**
 * The lines of a stream that are not empty, numbered from 1. Only a line feed ends a line: what else Unicode calls one, such
 * as U+2028, stands inside texts as JSON allows, and would part a message in two.
 */
export async function* linesOf(stream: Readable): AsyncGenerator<{ number: number; text: string }> {
  const decoder = new TextDecoder();
  let number = 0;
  /** What is read of a line whose end is not. */
  let begun: string[] = [];
  for await (const chunk of stream) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      number += 1;
      const text = withoutReturn([...begun, part].join(''));
      begun = [];
      if (text.trim() !== '') yield { number, text };
    }
    begun.push(rest);
  }
  const text = withoutReturn([...begun, decoder.decode()].join(''));
  if (text.trim() !== '') yield { number: number + 1, text };
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** A file's lines; `-` is standard input. Throws CommandError when there is no such file. */
export function linesOfFile(file: string, stdin: () => Readable): AsyncGenerator<{ number: number; text: string }> {
  if (file === '-') return linesOf(stdin());
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new CommandError(`There is no file ${file}.`);
  if (found.isDirectory()) throw new CommandError(`${file} is a folder; name a file in it.`);
  return linesOf(createReadStream(file));
}
