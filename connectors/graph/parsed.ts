import type { InboundItem, Parsed, Skipped } from '../inbound.ts';

/** Who the delivery is for. */
export type Us = { externalId: string; handle: string };

export const skipped = (reason: string): Parsed => ({ items: [], skipped: [{ reason } satisfies Skipped] });
export const told = (...items: InboundItem[]): Parsed => ({ items, skipped: [] });
export function joined(all: readonly Parsed[]): Parsed {
  const named = all.flatMap((one) => one.named ?? []);
  return {
    items: all.flatMap(({ items }) => items),
    skipped: all.flatMap((one) => one.skipped),
    ...(named.length > 0 && { named }),
  };
}
