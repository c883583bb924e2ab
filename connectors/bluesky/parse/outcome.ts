import type { InboundItem, Skipped } from '#connectors/inbound.ts';

/** Whose eyes a delivery is read with. */
export type Account = { externalId: string; handle: string };
/** What one entry of a delivery became. */
export type Outcome = InboundItem | Skipped;
