import { createHash } from 'node:crypto';
import { shipped } from './shipped.ts';

/** Raise it with every rule or word list that changes a verdict. */
const rules = 7;

const weights = createHash('sha256')
  .update([...shipped.values()].map(({ card }) => card.sha256).join())
  .digest('hex');

/** The version of everything that judges here: its rules, then its weights. */
export const modelVersion = `${rules}-${weights.slice(0, 8)}`;
