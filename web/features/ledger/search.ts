import * as z from 'zod/mini';
import { LedgerOutcome } from '#contract/ledger-outcome.ts';

/** The spans one can look at, in days; the first stands when none is named. */
export const spans = ['7', '1', '31'] as const;

/** Which figures, and which items behind them. */
export const LedgerSearch = z.object({
  days: z.optional(z.enum(spans)),
  channel: z.optional(z.uuid()),
  outcome: z.optional(LedgerOutcome),
  reason: z.optional(z.string()),
});
export type LedgerSearch = z.output<typeof LedgerSearch>;

/** The days of a search as the server counts them. */
export const daysOf = ({ days }: LedgerSearch): number => Number(days ?? spans[0]);
