import { existsSync, readFileSync } from 'node:fs';
import { Taxonomy } from '#contract/taxonomy.ts';
import { CommandError } from './command.ts';

/** A team's taxonomy as the program keeps it. Throws CommandError when there is no such file or it is something else. */
export function readTaxonomy(file: string): Taxonomy {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  try {
    return Taxonomy.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CommandError(`${file} is no taxonomy: {"entries": [...]}, as /api/policies/taxonomy has it.`, { cause });
  }
}
