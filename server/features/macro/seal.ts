import { createHash } from 'node:crypto';
import type { MacroStep } from '#contract/macro.ts';

/** Names exactly these steps: another step, word or order is another seal. */
export const sealOf = (steps: readonly MacroStep[]): string =>
  createHash('sha256').update(JSON.stringify(steps)).digest('hex');
