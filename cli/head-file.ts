import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { type Heads, taughtTasks } from '#server/understanding/head.ts';
import { CommandError } from './command.ts';

const Head = z.object({
  task: z.enum(taughtTasks),
  labels: z.array(z.string()),
  examples: z.number(),
  languages: z.array(z.string()),
  model: z.string(),
  trust: z.optional(z.number()),
  weights: z.array(z.nullable(z.string())),
  scales: z.array(z.number()),
  counts: z.array(z.array(z.number())),
  biases: z.array(z.number()),
  calibration: z.nullable(z.array(z.object({ slope: z.number(), intercept: z.number() }))),
});
const Correction = z.object({
  text: z.string(),
  label: z.string(),
  network: z.optional(z.string()),
  language: z.optional(z.string()),
});
const HeadFile = z.object({
  kind: z.literal('earshot-heads'),
  heads: z.partialRecord(z.enum(taughtTasks), Head),
  /** Kept, so that more can be added and a head learned anew. */
  corrections: z.partialRecord(z.enum(taughtTasks), z.array(Correction)),
});
export type HeadFile = z.output<typeof HeadFile>;

/** What learn wrote. Throws CommandError when there is no such file or it is something else. */
export function readHeadFile(file: string): HeadFile {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  try {
    return HeadFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CommandError(`${file} is no head that learn wrote, or it was cut off. Learn it anew.`, { cause });
  }
}

export const readHeads = (file: string): Heads => readHeadFile(file).heads;

/** Replaces the file as a whole: whoever reads it meanwhile gets the old one. */
export function writeHeadFile(file: string, content: HeadFile): void {
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}
