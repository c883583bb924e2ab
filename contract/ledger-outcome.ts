import * as z from 'zod/mini';

/** What became of an item that a network handed us. */
export const LedgerOutcome = z.enum(['stored', 'applied', 'duplicate', 'skipped', 'failed', 'pending']);
