import { audit } from './audit.ts';
import type { Command } from './command.ts';
import { parse } from './parse.ts';
import { seed } from './seed.ts';

/** Every command, in the order in which the overview shows them. */
export const commands: readonly Command[] = [parse, audit, seed];
