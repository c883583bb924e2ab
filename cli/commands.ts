import { audit } from './audit.ts';
import { classify } from './classify.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { learn } from './learn.ts';
import { parse } from './parse.ts';
import { resetPassword } from './reset-password.ts';
import { scaffold } from './scaffold.ts';
import { seed } from './seed.ts';
import { setup } from './setup.ts';
import { spikes } from './spikes.ts';

/** Every command, in the order in which the overview shows them. */
export const commands: readonly Command[] = [
  setup,
  resetPassword,
  doctor,
  parse,
  audit,
  seed,
  scaffold,
  classify,
  evaluate,
  learn,
  spikes,
];
