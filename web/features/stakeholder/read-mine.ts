import { listEscalated } from '#contract/stakeholder.ts';
import { call } from '#web/api.ts';

/** What I was asked. */
export const readMine = (signal: AbortSignal) => call(listEscalated, { signal });
